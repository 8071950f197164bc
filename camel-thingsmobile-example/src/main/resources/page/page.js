'use strict'

const FIGURES_EVERY = 5000
const CALLS_EVERY = 1000
const charts = new Map()
const numbers = new Intl.NumberFormat('en')
const element = id => document.getElementById(id)
const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const COLORS = ['--one', '--two', '--three', '--four', '--five']

/* The library is large: it is loaded when the page has been painted. */
const chartLibrary = new Promise((loaded, failed) => requestAnimationFrame(() => setTimeout(() => {
  const script = document.createElement('script')
  script.src = 'chart.js'
  script.onload = loaded
  script.onerror = () => failed(new Error('the charts cannot be loaded'))
  document.head.append(script)
})))

async function read(figure) {
  const response = await fetch('api/' + figure)
  if (!response.ok) throw new Error(figure + ': HTTP ' + response.status)
  return response.json()
}

/* Texts come from the providers: they are shown as text, never as HTML. */
function cell(row, text, className) {
  const td = document.createElement('td')
  td.textContent = text ?? ''
  if (className) td.className = className
  row.append(td)
}

function table(id, rows, columns) {
  const body = document.createElement('tbody')
  for (const each of rows) {
    const row = document.createElement('tr')
    for (const column of columns) {
      const value = each[column]
      const outcome = column === 'outcome'
      cell(row, typeof value === 'number' ? numbers.format(value) : value,
        typeof value === 'number' ? 'number' : outcome && value !== 'DONE' ? 'bad' : '')
    }
    body.append(row)
  }
  element(id).tBodies[0].replaceWith(body)
}

function chart(id, type, labels, datasets, options) {
  const text = color('--dim')
  const grid = { color: color('--line') }
  const axis = { ticks: { color: text }, grid, stacked: options?.stacked ?? false }
  const wanted = {
    type,
    data: { labels, datasets },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, indexAxis: options?.indexAxis ?? 'x',
      scales: { x: axis, y: { ...axis, beginAtZero: type === 'bar' } },
      plugins: { legend: { display: datasets.length > 1, labels: { color: text } } }
    }
  }
  const shown = JSON.stringify(wanted)
  const before = charts.get(id)
  if (before?.shown === shown) return
  before?.chart.destroy()
  charts.set(id, { shown, chart: new Chart(element(id), wanted) })
}

function colored(label, data, index) {
  const one = color(COLORS[index % COLORS.length])
  return { label, data, backgroundColor: one, borderColor: one, pointRadius: 2 }
}

function showFleet(rows) {
  const total = rows.reduce((sum, row) => sum + row.sims, 0)
  const active = rows.filter(row => row.status === 'ACTIVE').reduce((sum, row) => sum + row.sims, 0)
  element('sims').textContent = numbers.format(total)
  element('active').textContent = numbers.format(active)
  const providers = [...new Set(rows.map(row => row.provider))]
  const statuses = [...new Set(rows.map(row => row.status))]
  chart('fleet-chart', 'bar', providers, statuses.map((status, index) => colored(status, providers.map(provider =>
    rows.find(row => row.provider === provider && row.status === status)?.sims ?? 0), index)),
  { stacked: true, indexAxis: 'y' })
  table('fleet-table', rows, ['provider', 'status', 'sims'])
}

function showTraffic(rows) {
  const today = rows.filter(row => row.today)
  element('traffic-text').textContent = today.length === 0 ? 'No CDR of today yet.' : ''
  chart('traffic-chart', 'bar', today.map(row => row.tag), [colored('MB', today.map(row => row.mb), 0)])
  table('traffic-table', today, ['tag', 'cdrs', 'mb'])
}

function showUsage(rows) {
  const month = rows.reduce((sum, row) => sum + row.mb, 0)
  element('month').textContent = numbers.format(Math.round(month)) + ' MB'
  const tags = [...new Set(rows.map(row => row.tag))]
  const providers = [...new Set(rows.map(row => row.provider))]
  chart('usage-chart', 'bar', tags, providers.map((provider, index) => colored(provider, tags.map(tag =>
    rows.find(row => row.provider === provider && row.tag === tag)?.mb ?? 0), index)), { stacked: true })
  table('usage-table', rows, ['provider', 'tag', 'mb'])
}

function showCredit(rows) {
  if (rows.length === 0) return
  const now = rows[0]
  element('credit').textContent = now.amount.toFixed(2) + ' ' + (now.currency ?? '')
  element('credit-text').textContent = `${now.amount.toFixed(2)} ${now.currency ?? ''} at ${now.read_at} UTC, `
    + `${rows.at(-1).amount.toFixed(2)} at ${rows.at(-1).read_at}`
  const inOrder = rows.toReversed?.() ?? [...rows].reverse()
  chart('credit-chart', 'line', inOrder.map(row => row.read_at.slice(5, 16)),
    [colored('credit', inOrder.map(row => row.amount), 0)])
}

function showSilent(rows) {
  element('silent-text').textContent = rows.length === 0
    ? 'Every active SIM at Things Mobile has a CDR of the last day.'
    : `Active SIMs at Things Mobile without a CDR of the last day: ${numbers.format(rows[0].of_all)}`
      + (rows[0].of_all > rows.length ? `. The first ${rows.length}:` : '.')
  table('silent-table', rows, ['sim_id', 'name', 'tag'])
}

function showActions(rows) {
  table('actions-table', rows, ['intended_at', 'action', 'sim_id', 'outcome'])
  const unclear = rows.filter(row => row.unclear)
  element('unclear').hidden = unclear.length === 0
  element('unclear-list').replaceChildren(...unclear.map(row => {
    const item = document.createElement('li')
    item.textContent = `${row.action} of ${row.sim_id}, ${row.intended_at} UTC: ${row.reason ?? ''}`
    return item
  }))
}

function svg(name, attributes, text) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  if (text) node.textContent = text
  return node
}

function showCalls({ calls, made, refused, gaps, now, waiting }) {
  element('made').textContent = numbers.format(made)
  element('refused').textContent = numbers.format(refused)
  const operations = [...new Set(calls.map(call => call.operation))].sort()
  const width = Math.max(300, element('strip').clientWidth)
  const narrow = width < 600
  const left = narrow ? 0 : 210
  const lane = narrow ? 36 : 22
  const scale = (width - left) / 60000
  const x = time => left + Math.max(0, time - (now - 60000)) * scale
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${Math.max(1, operations.length) * lane}`, 'aria-hidden': 'true' })
  operations.forEach((operation, index) => {
    const top = index * lane
    const bar = narrow ? top + 18 : top + 3
    drawing.append(svg('text', { x: 0, y: top + 15 }, operation))
    drawing.append(svg('line', { class: 'axis', x1: left, x2: width, y1: top + lane - 1, y2: top + lane - 1 }))
    for (const call of calls.filter(each => each.operation === operation)) {
      const end = x(call.answered)
      const gap = Math.max(0, Math.min(width, x(call.answered + (gaps[operation] ?? 0))) - end)
      drawing.append(svg('rect', { class: 'gap', x: end, y: bar, height: 15, width: gap }))
      drawing.append(svg('rect', {
        class: call.status === 200 ? 'call' : 'call refused',
        x: x(call.sent), y: bar, height: 15, width: Math.max(2, end - x(call.sent))
      }))
    }
  })
  element('strip').replaceChildren(drawing)
  const counted = operations.map(operation =>
    `${operation} ${calls.filter(call => call.operation === operation).length}`).join(', ')
  element('calls-text').textContent = (counted || 'No call') + `. ${numbers.format(waiting)} waiting for their turn.`
}

/* The reasons why something is not up to date, so that what succeeds does not hide what fails. */
const failures = new Map()

function every(period, work) {
  const again = async () => {
    if (!document.hidden) {
      try {
        await work()
        failures.delete(work)
      } catch (failure) {
        failures.set(work, failure.message)
      }
      showState()
    }
    setTimeout(again, period)
  }
  again()
}

/* Screen readers read out the state when it changes, and not the time. */
function showState() {
  const text = failures.size > 0 ? 'Not up to date: ' + [...failures.values()].join(', ') : ''
  if (element('state').textContent !== text) element('state').textContent = text
  if (failures.size === 0) element('time').textContent = 'As of ' + new Date().toLocaleTimeString()
}

const shows = {
  fleet: showFleet, traffic: showTraffic, usage: showUsage, credit: showCredit,
  top: rows => table('top-table', rows, ['sim_id', 'name', 'mb']), silent: showSilent, actions: showActions
}
every(FIGURES_EVERY, async () => {
  const figures = await Promise.all(Object.keys(shows).map(read))
  await chartLibrary
  Object.values(shows).forEach((show, index) => show(figures[index]))
})
every(CALLS_EVERY, async () => showCalls(await read('calls')))
