package taskmgmt.code.read;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;

/** The bytes of a file, and the text of nodes of its tree. */
final class SourceText {
    /** Longer names are cut, because they are meant to be read. */
    static final int MAX_NAME = 200;

    /** The fields that lead from an expression to the name of what it calls. */
    private static final String[] TO_NAME = {"name", "property", "attribute", "field", "function", "constructor", "type", "macro"};

    private final byte[] bytes;

    SourceText(byte[] bytes) {
        this.bytes = bytes;
    }

    String of(TSNode node) {
        int start = Math.clamp(node.getStartByte(), 0, bytes.length);
        int end = Math.clamp(node.getEndByte(), start, bytes.length);
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The text on one line, cut if it is long. */
    String shortened(TSNode node) {
        String text = oneLine(of(node));
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME) + "…";
    }

    private static String oneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ') {
                return text.replaceAll("\\s+", " ").strip();
            }
        }
        return text;
    }

    /** The name in an expression such as {@code a.b.c(x)}, which is {@code c}; the whole text if there is none. */
    String lastName(TSNode expression) {
        TSNode node = expression;
        for (TSNode next = node; next != null; next = next(node)) {
            node = next;
        }
        return shortened(node);
    }

    private static @Nullable TSNode next(TSNode node) {
        for (String field : TO_NAME) {
            TSNode next = field(node, field);
            if (next != null) {
                return next;
            }
        }
        return switch (node.getType()) {
            case "generic_type" -> node.getNamedChild(0);
            case "scoped_type_identifier" -> node.getNamedChild(node.getNamedChildCount() - 1);
            default -> null;
        };
    }

    /** The child in this field of a node; null if there is none. */
    static @Nullable TSNode field(TSNode node, String name) {
        TSNode found = node.getChildByFieldName(name);
        return found == null || found.isNull() ? null : found;
    }

    /** The node around it; null at the top of a file. */
    static @Nullable TSNode parent(TSNode node) {
        TSNode found = node.getParent();
        return found == null || found.isNull() ? null : found;
    }

    /** How many lines it has. */
    int lines() {
        int lines = 0;
        for (byte each : bytes) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines + (bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0);
    }
}
