package taskmgmt.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * Reads one JSON object with Jackson, which also explains what is wrong with other text. An instance may be shared between threads.
 */
final class JacksonReader {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_SCALE = 1_000;
    private static final byte NOWHERE_IN_UTF8 = (byte) 0xff;

    private static final String CHARACTER = "Unexpected character ";
    private static final String UNQUOTED = "Illegal unquoted character ";
    private static final String DUPLICATE = "Duplicate field ";
    private static final String[] ADVICE = {" (start marker at [", ": enable `"};

    private final JsonFactory factory;
    private final boolean strict;

    JacksonReader(boolean strict) {
        this(strict, false);
    }

    /** @param takesNonNumbers whether {@code NaN} and {@code Infinity} are accepted, as strings */
    JacksonReader(boolean strict, boolean takesNonNumbers) {
        this.strict = strict;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, takesNonNumbers)
                // Zero bytes between letters are no reason to take a line for UTF-16: the logs are UTF-8.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    /** The object in {@code length} bytes of UTF-8 from {@code offset}. */
    Map<String, @Nullable Object> parse(byte[] buffer, int offset, int length) throws BadJsonException {
        try (JsonParser parser = factory.createParser(buffer, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadJsonException("it is not a JSON object");
            }
            Map<String, @Nullable Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new BadJsonException("something follows the JSON object");
            }
            requireUtf8(buffer, offset, length);
            return object;
        } catch (StreamReadException | StreamConstraintsException e) {
            throw new BadJsonException(reason(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadJsonException("it is not UTF-8: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Refuses what the library accepts by mistake: it recognises short keys by four bytes padded with 0xff, so a key that begins
     * with that byte, which never occurs in UTF-8, is taken for another key that it has read before.
     */
    private static void requireUtf8(byte[] buffer, int offset, int length) throws BadJsonException {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == NOWHERE_IN_UTF8) {
                throw new BadJsonException("Invalid UTF-8 start byte 0xff");
            }
        }
    }

    /** @see JsonSequence */
    void sequence(Reader in, Set<String> arrays, JsonSequence.Sink sink) throws IOException, BadJsonException {
        try (JsonParser parser = factory.createParser(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                elements(parser, arrays, sink);
            }
        } catch (StreamReadException | StreamConstraintsException e) {
            throw new BadJsonException(reason(e.getOriginalMessage()));
        }
    }

    private void elements(JsonParser parser, Set<String> arrays, JsonSequence.Sink sink) throws IOException, BadJsonException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, arrays, sink);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw new BadJsonException("it ends too early");
                }
                elements(parser, arrays, sink);
            }
        }
    }

    private void object(JsonParser parser, Set<String> arrays, JsonSequence.Sink sink) throws IOException, BadJsonException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        boolean encloses = false;
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            boolean isArray = parser.nextToken() == JsonToken.START_ARRAY && arrays.contains(key);
            encloses |= isArray;
            if (isArray) {
                elements(parser, Set.of(), sink);
            } else {
                object.put(key, value(parser));
            }
        }
        if (!encloses) {
            sink.object(Collections.unmodifiableMap(object));
        }
    }

    private Map<String, @Nullable Object> object(JsonParser parser) throws IOException, BadJsonException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            object.put(key, value(parser));
        }
        return Collections.unmodifiableMap(object);
    }

    private List<@Nullable Object> list(JsonParser parser) throws IOException, BadJsonException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return Collections.unmodifiableList(list);
    }

    private @Nullable Object value(JsonParser parser) throws IOException, BadJsonException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new BadJsonException("it ends too early");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? parser.getBigIntegerValue() : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.isNaN() ? parser.getText() : decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new BadJsonException("it ends too early");
        };
    }

    private String text(String text) throws BadJsonException {
        if (strict && !PlainJson.isUnicode(text)) {
            throw new BadJsonException("a text holds half of a surrogate pair");
        }
        return text;
    }

    private static Decimal decimal(JsonParser parser) throws IOException, BadJsonException {
        Decimal number;
        try {
            number = Decimal.of(parser.getDecimalValue());
        } catch (NumberFormatException | ArithmeticException beyond) {
            throw outOfRange(); // an exponent with more digits than a scale can have
        }
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw outOfRange();
        }
        return number;
    }

    private static BadJsonException outOfRange() {
        return new BadJsonException("a number is out of range");
    }

    /**
     * Jackson's reason in plain words: it names its own tokens and the settings that would allow what it found. A word without
     * quotes is not repeated, because it may be a password.
     */
    private static String reason(String message) {
        String reason = firstLine(message);
        if (reason.startsWith("Unexpected end-of-input")) {
            return "it ends too early";
        }
        if (reason.startsWith("Unrecognized token")) {
            return "it has a word without quotes, as no JSON has";
        }
        if (reason.startsWith("Non-standard token")) {
            return "it has NaN or Infinity, which are no numbers of JSON";
        }
        if (reason.startsWith("Unexpected close marker")) {
            return "it closes a bracket that it has not opened";
        }
        if (reason.startsWith(CHARACTER)) {
            return "it has " + character(reason.substring(CHARACTER.length())) + " where JSON has none";
        }
        if (reason.startsWith(UNQUOTED)) {
            return "in a string, " + character(reason.substring(UNQUOTED.length())) + " is not escaped";
        }
        if (reason.startsWith(DUPLICATE)) {
            return "the key " + reason.substring(DUPLICATE.length()) + " comes twice";
        }
        for (String advice : ADVICE) {
            int start = reason.indexOf(advice);
            reason = start < 0 ? reason : reason.substring(0, start);
        }
        int origin = reason.indexOf(", from `"); // for a limit, in brackets
        return origin < 0 ? reason : reason.substring(0, origin) + ")";
    }

    /** {@code ('<' (code 60)): …} or {@code ((CTRL-CHAR, code 9)): …}. */
    private static String character(String said) {
        int code = said.indexOf("code ");
        int end = code < 0 ? -1 : said.indexOf(')', code);
        int quote = said.indexOf("' (code ");
        return quote > 0 ? said.substring(said.indexOf('\''), quote + 1)
                : "a control character" + (end < 0 ? "" : " (" + said.substring(code, end) + ")");
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
