package taskmgmt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object into maps, lists, texts, Booleans, Long, BigInteger and BigDecimal: every number keeps its exact
 * value. Objects keep their order. An instance may be shared between threads.
 *
 * <p>Refused besides malformed text: anything after the object, nesting deeper than 100, and numbers whose exponent is
 * beyond ±1000, because sums over them could take all memory.
 */
public final class Json {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_SCALE = 1_000;

    private final JsonFactory factory;

    private Json(boolean strict) {
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .build();
    }

    /** For what the logs hold already: of two equal keys the last one counts. */
    public static Json lenient() {
        return new Json(false);
    }

    /** For what comes in: two equal keys in an object are an error. */
    public static Json strict() {
        return new Json(true);
    }

    /** The object in {@code length} bytes of UTF-8 from {@code offset}. */
    public Map<String, @Nullable Object> parse(byte[] buffer, int offset, int length) throws BadJsonException {
        try (JsonParser parser = factory.createParser(buffer, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadJsonException("it is not a JSON object");
            }
            Map<String, @Nullable Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new BadJsonException("something follows the JSON object");
            }
            return object;
        } catch (StreamReadException e) {
            throw new BadJsonException(reason(e));
        } catch (IOException e) {
            throw new BadJsonException("it is not UTF-8: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    public Map<String, @Nullable Object> parse(String text) throws BadJsonException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException, BadJsonException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            object.put(key, value(parser));
        }
        return Collections.unmodifiableMap(object);
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException, BadJsonException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return Collections.unmodifiableList(list);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException, BadJsonException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? parser.getBigIntegerValue() : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new BadJsonException("it ends too early");
        };
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException, BadJsonException {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new BadJsonException("a number is out of range");
        }
        return number;
    }

    private static String reason(StreamReadException e) {
        return firstLine(String.valueOf(e.getOriginalMessage()));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
