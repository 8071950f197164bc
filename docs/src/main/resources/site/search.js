// The index is made here, in about a second, from documents.js: a page that is opened as a file cannot fetch anything.
(function () {
  'use strict'

  const SEPARATOR = /[\s\-.,:;()[\]{}<>=?&"'`/|#$+]+/
  const MOST_RESULTS = 40
  const input = document.querySelector('input[type=search]')
  const found = document.getElementById('found')
  const list = document.getElementById('results')

  lunr.tokenizer.separator = SEPARATOR
  const documents = window.siteDocuments

  // words as they are, for those that are still being typed, and their stems
  function wordAndStem (token) {
    return [token.clone(), lunr.stemmer(token)]
  }
  lunr.Pipeline.registerFunction(wordAndStem, 'wordAndStem')

  const index = lunr(function () {
    this.pipeline.reset()
    this.pipeline.add(lunr.trimmer, lunr.stopWordFilter, wordAndStem)
    this.ref('number')
    this.field('title', { boost: 8 })
    this.field('page', { boost: 3 })
    this.field('text')
    documents.forEach(function (each, number) {
      this.add({ number: number, title: each.title, page: each.page, text: each.text })
    }, this)
  })

  function words (text) {
    return text.toLowerCase().split(SEPARATOR).filter(lunr.stopWordFilter)
  }

  // documents that have each of the words, the best first
  function find (wanted) {
    const scores = wanted.map(function (word) {
      const results = index.query(function (query) {
        query.term(word, { boost: 10 })
        query.term(word + '*', { usePipeline: false })
      })
      return new Map(results.map(function (result) { return [result.ref, result.score] }))
    })
    return Array.from(scores[0].keys())
      .filter(function (ref) { return scores.every(function (each) { return each.has(ref) }) })
      .map(function (ref) {
        return { ref: ref, score: scores.reduce(function (sum, each) { return sum + each.get(ref) }, 0) }
      })
      .sort(function (one, other) { return other.score - one.score })
  }

  function excerpt (text, wanted) {
    const lower = text.toLowerCase()
    const places = wanted.map(function (word) { return lower.indexOf(word) }).filter(function (at) { return at >= 0 })
    const at = Math.max(0, Math.min.apply(null, places.length ? places : [0]) - 60)
    return (at > 0 ? '... ' : '') + text.substring(at, at + 220) + (text.length > at + 220 ? ' ...' : '')
  }

  function element (name, text) {
    const created = document.createElement(name)
    created.textContent = text
    return created
  }

  function show () {
    const wanted = words(input.value)
    const results = wanted.length ? find(wanted) : []
    list.replaceChildren()
    results.slice(0, MOST_RESULTS).forEach(function (result) {
      const each = documents[result.ref]
      const link = element('a', each.title)
      link.href = each.address
      const item = document.createElement('li')
      item.append(link)
      if (each.page !== each.title) {
        item.append(element('small', ' ' + each.page))
      }
      item.append(element('p', excerpt(each.text, wanted)))
      list.append(item)
    })
    found.textContent = wanted.length ? results.length + ' found' : ''
  }

  input.value = new URLSearchParams(location.search).get('q') || ''
  input.addEventListener('input', show)
  input.form.addEventListener('submit', function (event) {
    event.preventDefault()
    show()
  })
  input.focus()
  show()
})()
