/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in
 * compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is
 * distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and limitations under the License.
 */
package io.github.camelsim.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Reads the Javadoc of the types in source files, so that pages can say what it says. It is written in AsciiDoc: code is
 * between backquotes.
 */
public final class SourceJavadoc extends TreePathScanner<Void, Boolean> {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

    private final DocTrees trees;
    private final List<DocumentedType> types = new ArrayList<>();

    private SourceJavadoc(DocTrees trees) {
        this.trees = trees;
    }

    /** The types of the files, also nested ones, in order. */
    public static List<DocumentedType> read(Collection<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var javadoc = new SourceJavadoc(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                javadoc.scan(unit, true);
            }
            return javadoc.types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitClass(ClassTree type, Boolean enclosingIsVisible) {
        Set<Modifier> modifiers = type.getModifiers().getFlags();
        boolean visible = enclosingIsVisible
                && (modifiers.contains(Modifier.PUBLIC)
                        || modifiers.contains(Modifier.PROTECTED)
                        || isMemberOfInterface());
        Optional<DocCommentTree> comment = Optional.ofNullable(trees.getDocCommentTree(getCurrentPath()));
        boolean isRecord = type.getKind() == Tree.Kind.RECORD;
        types.add(new DocumentedType(
                type.getSimpleName().toString(),
                visible,
                isRecord,
                comment.map(text -> text(text.getFirstSentence())).orElse(""),
                isRecord ? components(type, comment) : List.of()));
        return super.visitClass(type, visible);
    }

    private boolean isMemberOfInterface() {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        return parent.getKind() == Tree.Kind.INTERFACE;
    }

    private static List<DocumentedComponent> components(ClassTree type, Optional<DocCommentTree> comment) {
        Map<String, String> texts = new HashMap<>();
        comment.ifPresent(doc -> doc.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .forEach(param -> texts.put(param.getName().toString(), text(param.getDescription()))));
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .map(field -> DocumentedComponent.of(
                        field.getName().toString(),
                        field.getType().toString(),
                        aliases(field),
                        texts.get(field.getName().toString())))
                .toList();
    }

    /** The names in the responses, where they differ from the component's. */
    private static List<String> aliases(VariableTree field) {
        return field.getModifiers().getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals("JsonAlias"))
                .flatMap(annotation -> TEXT.matcher(annotation.toString()).results())
                .map(MatchResult::group)
                .map(name -> name.replace("\"", ""))
                .toList();
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(SourceJavadoc::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree part) {
        return switch (part.getKind()) {
            case TEXT -> ((TextTree) part).getBody();
            case CODE -> "`" + ((LiteralTree) part).getBody().getBody().strip() + "`";
            case LINK, LINK_PLAIN -> link((LinkTree) part);
            default -> part.toString();
        };
    }

    private static String link(LinkTree link) {
        return link.getLabel().isEmpty()
                ? "`"
                        + link.getReference()
                                .getSignature()
                                .replaceFirst("^#", "")
                                .replace('#', '.') + "`"
                : text(link.getLabel());
    }
}
