package taskmgmt.code.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import taskmgmt.code.CodeFile;
import taskmgmt.code.CodeItem;
import taskmgmt.code.Language;

/**
 * Turns the meaningful nodes of a file, in the order of the file, into its items. Containment is determined by where nodes end:
 * without recursion, because generated code may be nested arbitrarily deep. Not thread-safe.
 */
final class TreeWalk {
    /** A call of something that has no name. */
    private static final String UNNAMED = "(expression)";

    private final String path;
    private final Language language;
    private final SourceText text;
    private final List<CodeItem> items = new ArrayList<>();
    private final Map<String, Integer> mentions = new HashMap<>();
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private int errors;
    private int errorLine;
    private int errorEnd;

    TreeWalk(String path, Language language, SourceText text) {
        this.path = path;
        this.language = language;
        this.text = text;
    }

    /**
     * A function or class that the walk is inside. Its item takes its position in the list when it begins, so that the list is in
     * the order of the file.
     */
    private static final class Scope {
        private final int endByte;
        private final String name;
        private final @Nullable CodeItem item;
        private final int place;
        private int branches;
        private int calls;

        Scope(int endByte, String name, @Nullable CodeItem item, int place) {
            this.endByte = endByte;
            this.name = name;
            this.item = item;
            this.place = place;
        }

        boolean isFunction() {
            return item != null && item.kind() == CodeItem.Kind.FUNCTION;
        }
    }

    CodeFile end() {
        leave(Integer.MAX_VALUE);
        return new CodeFile(path, language, text.lines(), items, mentions, errors, errorLine);
    }

    /** An error inside an error does not count; nor does a form feed, which Python and editors use between the parts of a file. */
    private void fault(TSNode node) {
        boolean isKnown = node.isError() && node.getStartByte() < errorEnd;
        if (isKnown || node.isError() && text.of(node).isBlank()) {
            return;
        }
        errorEnd = node.getEndByte();
        errors++;
        errorLine = errorLine == 0 ? line(node) : errorLine;
    }

    private static int line(TSNode node) {
        return node.getStartPoint().getRow() + 1;
    }

    /** Enters the next node, which begins at or after the start of the previous one. */
    void enter(NodeRole role, TSNode node) {
        leave(node.getStartByte());
        switch (role) {
            case FUNCTION, FUNCTION_VALUE -> define(node, CodeItem.Kind.FUNCTION);
            case CLASS -> define(node, CodeItem.Kind.CLASS);
            case SCOPE -> {
                String name = Naming.scope(node, text);
                scopes.push(new Scope(node.getEndByte(), qualified(name), null, -1));
            }
            case IMPORT -> Naming.imports(node, language, text).forEach(name -> plain(CodeItem.Kind.IMPORT, name, node));
            case CALL -> call(node);
            case BRANCH -> branch();
            case ARM -> {
                if (!Naming.isForEverythingElse(node, text)) {
                    branch();
                }
            }
            case NAME -> mentions.merge(text.shortened(node), 1, Integer::sum);
            case ERROR -> fault(node);
        }
    }

    private void define(TSNode node, CodeItem.Kind kind) {
        String simple = Naming.definition(node, text);
        if (simple == null) {
            return;
        }
        String receiver = Naming.receiver(node, text);
        String within = receiver != null ? receiver : scopes.isEmpty() ? null : scopes.element().name;
        String name = within == null ? simple : within + "." + simple;
        CodeItem item = new CodeItem(kind, name, simple, within, language, path, line(node), node.getEndPoint().getRow() + 1, kind == CodeItem.Kind.FUNCTION ? 1 : 0,
                0, VisibilityRules.of(language, kind, simple, node, text));
        scopes.push(new Scope(node.getEndByte(), name, item, items.size()));
        items.add(item);
    }

    private String qualified(String name) {
        String outer = scopes.isEmpty() ? "" : scopes.element().name;
        return outer.isEmpty() || name.isEmpty() ? outer + name : outer + "." + name;
    }

    private void call(TSNode node) {
        String name = text.lastName(node);
        boolean isName = name.length() <= SourceText.MAX_NAME && name.indexOf(' ') < 0 && name.indexOf('(') < 0;
        plain(CodeItem.Kind.CALL, isName ? name : UNNAMED, node);
        Scope function = function();
        if (function != null) {
            function.calls++;
        }
        String required = name.equals("require") ? Naming.required(node, text) : null;
        if (required != null) {
            plain(CodeItem.Kind.IMPORT, required, node);
        }
    }

    private void plain(CodeItem.Kind kind, String name, TSNode node) {
        items.add(new CodeItem(kind, name, name, scopes.isEmpty() ? null : scopes.element().name, language, path, line(node), node.getEndPoint().getRow() + 1, 0, 0,
                CodeItem.Visibility.INTERNAL));
    }

    private void branch() {
        Scope function = function();
        if (function != null) {
            function.branches++;
        }
    }

    /** The innermost surrounding function; null at the top level of a file. */
    private @Nullable Scope function() {
        for (Scope each : scopes) {
            if (each.isFunction()) {
                return each;
            }
        }
        return null;
    }

    /** Ends the scopes that end before this byte. */
    private void leave(int startByte) {
        for (Scope scope = scopes.peek(); scope != null && scope.endByte <= startByte; scope = scopes.peek()) {
            scopes.pop();
            if (scope.item != null && scope.isFunction()) {
                items.set(scope.place, scope.item.counted(1 + scope.branches, scope.calls));
            }
        }
    }
}
