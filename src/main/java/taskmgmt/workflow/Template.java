package taskmgmt.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;

/**
 * A string with placeholders in braces after a dollar sign. The result is always one argument, variable or name, whatever the
 * values contain; it is never meant for a shell. After two dollar signs there is no placeholder.
 *
 * @param parts strings and references, in order
 */
public record Template(List<Part> parts) {
    public Template {
        parts = List.copyOf(parts);
    }

    /** A part of a template. */
    public sealed interface Part {
        /** Literal text. */
        record Text(String text) implements Part {}

        /** A placeholder. */
        record Value(Reference reference) implements Part {}
    }

    /** @throws IllegalArgumentException if a placeholder is not closed, or is not a reference */
    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                plain.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw new IllegalArgumentException("'" + text.substring(at) + "' has no '}'; write $${ for a literal ${");
                }
                if (!plain.isEmpty()) {
                    parts.add(new Part.Text(plain.toString()));
                    plain.setLength(0);
                }
                parts.add(new Part.Value(Reference.parse(text.substring(at + 2, end))));
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        if (!plain.isEmpty() || parts.isEmpty()) {
            parts.add(new Part.Text(plain.toString()));
        }
        return new Template(parts);
    }

    List<Reference> references() {
        List<Reference> all = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Value value) {
                all.add(value.reference());
            }
        }
        return all;
    }

    /** The reference, if the whole template is a single placeholder; otherwise null. */
    public @Nullable Reference only() {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Value value ? value.reference() : null;
    }

    /** @throws EvaluationException if a value is missing */
    public String expand(Reference.Values values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text plain -> text.append(plain.text());
                case Part.Value value -> text.append(text(value.reference(), values));
            }
        }
        return text.toString();
    }

    private static String text(Reference reference, Reference.Values values) {
        Object value = values.of(reference);
        if (value == null) {
            throw new EvaluationException("there is no " + reference.text());
        }
        String text = text(value);
        if (text.indexOf('\0') >= 0) {
            throw new EvaluationException(reference.text() + " has a NUL character in it, which no argument can have");
        }
        return text;
    }

    /** A value as an argument: lists and objects become JSON. */
    static String text(Object value) {
        return value instanceof Map || value instanceof List ? JsonPrinter.compact(value) : value.toString();
    }

    /** The template as it was written. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text plain -> text.append(plain.text());
                case Part.Value value -> text.append("${").append(value.reference().text()).append('}');
            }
        }
        return text.toString();
    }
}
