package taskmgmt.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Unescapes the text in a URL. Refuses bytes that are not valid UTF-8 (overlong forms are not), control characters and steps upwards. */
final class UrlText {
    private static final int RADIX = 16;

    private UrlText() {}

    /** The segments of a path between its slashes; a slash within a segment is one that was escaped. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String part : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            String segment = decoded(part, false, false, "the path");
            for (String step : segment.split("[/\\\\]", -1)) {
                if (step.equals(".") || step.equals("..")) {
                    throw Problem.badRequest("the path holds a step '" + step + "'").remedy("name the thing itself").exception();
                }
            }
            segments.add(segment);
        }
        return segments;
    }

    /** The parameters of a query, in order. */
    static Map<String, List<String>> parameters(String query) {
        return pairs(query, false, "the query");
    }

    /** The fields of a form, in order; a typed value may have several lines. */
    static Map<String, List<String>> form(String body) {
        return pairs(body, true, "the form");
    }

    private static Map<String, List<String>> pairs(String query, boolean lines, String where) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals), true, lines, where);
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), true, lines, where);
                parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decoded(String text, boolean plusIsBlank, boolean lines, String where) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1, where) * RADIX + hex(text, i + 2, where));
                i += 2;
            } else if (c == '+' && plusIsBlank) {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return text(bytes.toByteArray(), lines, where);
    }

    private static int hex(String text, int index, String where) {
        int digit = index < text.length() ? Character.digit(text.charAt(index), RADIX) : -1;
        if (digit < 0) {
            throw Problem.badRequest("a % in " + where + " has no two hexadecimal digits after it").exception();
        }
        return digit;
    }

    private static String text(byte[] bytes, boolean lines, String where) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("what is escaped in " + where + " is no UTF-8").exception();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r' || c == '\t'))) {
                throw Problem.badRequest("a control character is in " + where).exception();
            }
        }
        return text;
    }
}
