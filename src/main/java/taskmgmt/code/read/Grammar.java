package taskmgmt.code.read;

import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRust;
import org.treesitter.TreeSitterTypescript;
import taskmgmt.code.Language;

/**
 * The meaning of the nodes of a grammar. The kinds of nodes are those of the grammar's {@code node-types.json}; keywords and
 * operators, which have no name there, are in quotes.
 */
final class Grammar {
    private static final String AND_OR = "'&&' '||'";

    private final StringBuilder query = new StringBuilder();

    private Grammar() {
        with(NodeRole.ERROR, "ERROR MISSING");
    }

    static Grammar of(Language language) {
        return switch (language) {
            case JAVA -> new Grammar()
                    .with(NodeRole.FUNCTION, "method_declaration constructor_declaration compact_constructor_declaration")
                    .with(NodeRole.CLASS, "class_declaration interface_declaration enum_declaration record_declaration annotation_type_declaration")
                    .with(NodeRole.IMPORT, "import_declaration")
                    .with(NodeRole.CALL, "method_invocation object_creation_expression explicit_constructor_invocation")
                    .with(NodeRole.BRANCH, "if_statement for_statement enhanced_for_statement while_statement do_statement catch_clause ternary_expression 'case' " + AND_OR)
                    .with(NodeRole.NAME, "identifier type_identifier");
            case PYTHON -> new Grammar()
                    .with(NodeRole.FUNCTION, "function_definition")
                    .with(NodeRole.CLASS, "class_definition")
                    .with(NodeRole.IMPORT, "import_statement import_from_statement future_import_statement")
                    .with(NodeRole.CALL, "call")
                    .with(NodeRole.BRANCH, "if_statement elif_clause for_statement while_statement except_clause conditional_expression"
                            + " for_in_clause if_clause 'and' 'or'")
                    .with(NodeRole.ARM, "case_clause")
                    .with(NodeRole.NAME, "identifier");
            case JAVASCRIPT -> javaScript();
            case TYPESCRIPT -> javaScript()
                    .with(NodeRole.CLASS, "abstract_class_declaration interface_declaration enum_declaration")
                    .with(NodeRole.NAME, "type_identifier");
            case GO -> new Grammar()
                    .with(NodeRole.FUNCTION, "function_declaration method_declaration")
                    .with(NodeRole.CLASS, "type_spec")
                    .with(NodeRole.IMPORT, "import_spec")
                    .with(NodeRole.CALL, "call_expression")
                    .with(NodeRole.BRANCH, "if_statement for_statement expression_case type_case communication_case " + AND_OR)
                    .with(NodeRole.NAME, "identifier field_identifier type_identifier package_identifier");
            case RUST -> new Grammar()
                    .with(NodeRole.FUNCTION, "function_item")
                    .with(NodeRole.CLASS, "struct_item enum_item trait_item union_item")
                    .with(NodeRole.SCOPE, "impl_item")
                    .with(NodeRole.IMPORT, "use_declaration extern_crate_declaration")
                    .with(NodeRole.CALL, "call_expression macro_invocation")
                    .with(NodeRole.BRANCH, "if_expression while_expression for_expression " + AND_OR)
                    .with(NodeRole.ARM, "match_arm")
                    .with(NodeRole.NAME, "identifier field_identifier type_identifier shorthand_field_identifier");
        };
    }

    private static Grammar javaScript() {
        return new Grammar()
                .with(NodeRole.FUNCTION, "function_declaration generator_function_declaration method_definition")
                .with(NodeRole.FUNCTION_VALUE, "function_expression generator_function arrow_function")
                .with(NodeRole.CLASS, "class_declaration class")
                .with(NodeRole.IMPORT, "import_statement")
                .with(NodeRole.CALL, "call_expression new_expression")
                .with(NodeRole.BRANCH, "if_statement for_statement for_in_statement while_statement do_statement switch_case catch_clause ternary_expression '??' " + AND_OR)
                .with(NodeRole.NAME, "identifier property_identifier private_property_identifier shorthand_property_identifier"
                        + " shorthand_property_identifier_pattern");
    }

    private Grammar with(NodeRole role, String kinds) {
        for (String kind : kinds.split(" ", -1)) {
            String node = kind.charAt(0) == '\'' ? kind.replace('\'', '"') : "(" + kind + ")";
            query.append(node).append(" @").append(role.name()).append('\n');
        }
        return this;
    }

    /** The query that asks a parser for all meaningful nodes, each under the name of its role. */
    String query() {
        return query.toString();
    }

    /** The parser's representation of the language. */
    static TSLanguage parser(Language language) {
        return switch (language) {
            case JAVA -> new TreeSitterJava();
            case PYTHON -> new TreeSitterPython();
            case JAVASCRIPT -> new TreeSitterJavascript();
            case TYPESCRIPT -> new TreeSitterTypescript();
            case GO -> new TreeSitterGo();
            case RUST -> new TreeSitterRust();
        };
    }
}
