package taskmgmt.code.read;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import taskmgmt.code.CodeItem.Kind;
import taskmgmt.code.CodeItem.Visibility;
import taskmgmt.code.Language;

/** Who may use a function or class without mentioning its name, by the rules of each language. In doubt, it counts as usable. */
final class VisibilityRules {
    private static final Pattern FOUND_IN_PYTHON = Pattern.compile("__\\w+__|test\\w*|setUp\\w*|tearDown\\w*|main");
    private static final Pattern FOUND_IN_GO = Pattern.compile("main|init|(Test|Benchmark|Example|Fuzz).*");
    private static final Set<String> ANNOTATIONS = Set.of("annotation", "marker_annotation");
    private static final String DECORATOR = "decorator";
    /** The nodes that may contain the decorator of a function or class. */
    private static final Set<String> DECORATED = Set.of("export_statement", "field_definition", "public_field_definition");
    /** How far above a definition an export can be: function, declarator, declaration, export. */
    private static final int EXPORT_DISTANCE = 3;

    private VisibilityRules() {}

    static Visibility of(Language language, Kind kind, String name, TSNode node, SourceText text) {
        return switch (language) {
            case JAVA -> java(name, node, text);
            case PYTHON -> python(name, node);
            case JAVASCRIPT, TYPESCRIPT -> javaScript(name, node);
            case GO -> FOUND_IN_GO.matcher(name).matches() ? Visibility.FOUND_OTHERWISE : exported(Character.isUpperCase(name.charAt(0)));
            case RUST -> rust(kind, name, node);
        };
    }

    private static Visibility exported(boolean isExported) {
        return isExported ? Visibility.EXPORTED : Visibility.INTERNAL;
    }

    /** Annotated code may be found through its annotation; a constructor is mentioned by the name of its class. */
    private static Visibility java(String name, TSNode node, SourceText text) {
        TSNode modifiers = child(node, "modifiers");
        if (name.equals("main") || node.getType().endsWith("constructor_declaration") || modifiers != null && has(modifiers, ANNOTATIONS)) {
            return Visibility.FOUND_OTHERWISE;
        }
        String words = modifiers == null ? "" : " " + text.shortened(modifiers) + " ";
        return exported(words.contains(" public ") || words.contains(" protected ") || isIn(node, "interface_body"));
    }

    private static Visibility python(String name, TSNode node) {
        if (isIn(node, "decorated_definition") || FOUND_IN_PYTHON.matcher(name).matches()) {
            return Visibility.FOUND_OTHERWISE;
        }
        return exported(!name.startsWith("_"));
    }

    private static Visibility javaScript(String name, TSNode node) {
        if (name.equals("constructor") || isDecorated(node) || Naming.isUsedWhereItStands(node)) {
            return Visibility.FOUND_OTHERWISE;
        }
        TSNode up = SourceText.parent(node);
        for (int distance = 0; up != null && distance < EXPORT_DISTANCE; distance++) {
            if (up.getType().equals("export_statement")) {
                return Visibility.EXPORTED;
            }
            up = SourceText.parent(up);
        }
        return Visibility.INTERNAL;
    }

    /**
     * In JavaScript a decorator is part of what it decorates; in TypeScript it can precede it, and for an exported class it can
     * precede the export.
     */
    private static boolean isDecorated(TSNode node) {
        TSNode before = node.getPrevNamedSibling();
        TSNode parent = SourceText.parent(node);
        return child(node, DECORATOR) != null || before != null && !before.isNull() && before.getType().equals(DECORATOR)
                || parent != null && DECORATED.contains(parent.getType()) && child(parent, DECORATOR) != null;
    }

    /** A function with an attribute may be found through it, as tests are; on types, some attributes only request derived code. */
    private static Visibility rust(Kind kind, String name, TSNode node) {
        TSNode before = node.getPrevNamedSibling();
        boolean hasAttribute = before != null && !before.isNull() && before.getType().equals("attribute_item");
        TSNode body = SourceText.parent(node);
        TSNode owner = body == null ? null : SourceText.parent(body);
        boolean isOfTrait = owner != null && owner.getType().equals("impl_item") && SourceText.field(owner, "trait") != null;
        if (name.equals("main") || isOfTrait || kind == Kind.FUNCTION && hasAttribute) {
            return Visibility.FOUND_OTHERWISE;
        }
        return exported(child(node, "visibility_modifier") != null || owner != null && owner.getType().equals("trait_item"));
    }

    private static boolean isIn(TSNode node, String kind) {
        TSNode parent = SourceText.parent(node);
        return parent != null && parent.getType().equals(kind);
    }

    private static @Nullable TSNode child(TSNode node, String kind) {
        for (int i = 0; i < node.getNamedChildCount(); i++) {
            TSNode each = node.getNamedChild(i);
            if (each.getType().equals(kind)) {
                return each;
            }
        }
        return null;
    }

    private static boolean has(TSNode node, Set<String> kinds) {
        for (int i = 0; i < node.getNamedChildCount(); i++) {
            if (kinds.contains(node.getNamedChild(i).getType())) {
                return true;
            }
        }
        return false;
    }
}
