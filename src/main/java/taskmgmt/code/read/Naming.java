package taskmgmt.code.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import taskmgmt.code.Language;

/** The names of definitions, imports and scopes, derived from their positions in the tree. */
final class Naming {
    /** The nodes that give their name to a function that is their value, and the field that holds the name. */
    private static final String[][] NAMED_BY = {{"variable_declarator", "name"}, {"pair", "key"}, {"assignment_expression", "left"}, {"field_definition", "property"},
        {"public_field_definition", "name"}};

    private static final Set<String> VALUES = Set.of("function_expression", "generator_function", "class");
    private static final Set<String> TYPES_OF_GO = Set.of("struct_type", "interface_type");

    private Naming() {}

    /** The name of a function or class; null if it has none, or is not a definition of its own. */
    static @Nullable String definition(TSNode node, SourceText text) {
        if (node.getType().equals("type_spec")) {
            TSNode type = SourceText.field(node, "type");
            if (type == null || !TYPES_OF_GO.contains(type.getType())) {
                return null;
            }
        }
        TSNode name = SourceText.field(node, "name");
        TSNode outside = name == null || VALUES.contains(node.getType()) ? outside(node) : null;
        return outside != null ? text.lastName(outside) : name == null ? null : text.shortened(name);
    }

    /** Whether it is a value that no variable, key or field refers to: the code around it uses it. */
    static boolean isUsedWhereItStands(TSNode node) {
        return VALUES.contains(node.getType()) && outside(node) == null;
    }

    /** The node by which other code refers to a value; a name of its own is only visible inside it. */
    private static @Nullable TSNode outside(TSNode value) {
        TSNode parent = SourceText.parent(value);
        if (parent != null) {
            for (String[] each : NAMED_BY) {
                if (parent.getType().equals(each[0])) {
                    return SourceText.field(parent, each[1]);
                }
            }
        }
        return null;
    }

    /** The type that a method of Go belongs to; null for everything else. */
    static @Nullable String receiver(TSNode node, SourceText text) {
        TSNode receiver = SourceText.field(node, "receiver");
        if (receiver == null) {
            return null;
        }
        TSNode parameter = receiver.getNamedChildCount() == 0 ? null : receiver.getNamedChild(0);
        TSNode type = parameter == null ? null : SourceText.field(parameter, "type");
        return type == null ? null : bare(text.shortened(type));
    }

    /** The type that a Rust {@code impl} is for. */
    static String scope(TSNode node, SourceText text) {
        TSNode type = SourceText.field(node, "type");
        return type == null ? "" : bare(text.shortened(type));
    }

    /** A type without references and parameters. */
    private static String bare(String type) {
        int end = 0;
        while (end < type.length() && type.charAt(end) != '<' && type.charAt(end) != '[') {
            end++;
        }
        return type.substring(0, end).replace("*", "").replace("&", "").strip();
    }

    /** Whether a case is the default case. */
    static boolean isForEverythingElse(TSNode arm, SourceText text) {
        TSNode pattern = SourceText.field(arm, "pattern");
        TSNode first = pattern != null ? pattern : arm.getNamedChildCount() == 0 ? null : arm.getNamedChild(0);
        return first != null && text.shortened(first).equals("_");
    }

    /** The argument of {@code require}; null if it is not a literal. */
    static @Nullable String required(TSNode call, SourceText text) {
        TSNode arguments = SourceText.field(call, "arguments");
        TSNode first = arguments == null || arguments.getNamedChildCount() == 0 ? null : arguments.getNamedChild(0);
        return first == null || !first.getType().equals("string") ? null : unquoted(text.shortened(first));
    }

    /** The names in an import; imports of Python may have several. */
    static List<String> imports(TSNode node, Language language, SourceText text) {
        TSNode source = switch (language) {
            case JAVASCRIPT, TYPESCRIPT -> SourceText.field(node, "source");
            case GO -> SourceText.field(node, "path");
            case PYTHON -> SourceText.field(node, "module_name");
            case RUST -> SourceText.field(node, node.getType().equals("use_declaration") ? "argument" : "name");
            case JAVA -> null;
        };
        if (source != null) {
            return List.of(unquoted(text.shortened(source)));
        }
        return switch (language) {
            case JAVA -> List.of(text.shortened(node).replaceAll("^import (static )?|\\s*;$", ""));
            case PYTHON -> node.getType().equals("future_import_statement") ? List.of("__future__") : each(node, text);
            default -> List.of();
        };
    }

    private static List<String> each(TSNode node, SourceText text) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < node.getNamedChildCount(); i++) {
            names.add(text.lastName(node.getNamedChild(i)));
        }
        return names;
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && "\"'`".indexOf(text.charAt(0)) >= 0 && text.charAt(text.length() - 1) == text.charAt(0);
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
