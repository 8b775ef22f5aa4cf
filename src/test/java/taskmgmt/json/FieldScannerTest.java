package taskmgmt.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.bytes.LineCheck.Verdict;
import taskmgmt.json.FieldScanner.Kind;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;

class FieldScannerTest {
    private static final String[] NAMES = {"task_id", "event", "ts", "", "naïve"};
    private static final JsonFactory ORACLE = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonWalker.MAX_DEPTH).maxNumberLength(Integer.MAX_VALUE).build())
            .build();

    private final FieldScanner scanner = new FieldScanner(NAMES);

    private boolean scan(byte[] json) {
        byte[] inside = new byte[json.length + 7];
        System.arraycopy(json, 0, inside, 3, json.length);
        return scanner.scan(inside, 3, 3 + json.length);
    }

    private boolean scan(String json) {
        return scan(json.getBytes(UTF_8));
    }

    /** What the oracle says: the last value of each field, as kind and text, or null for what is not a JSON object. */
    private static @Nullable Map<String, String> oracle(byte[] json) throws IOException {
        try (JsonParser parser = ORACLE.createParser(UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Map<String, String> fields = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                fields.put(name, token.isStructStart() ? token.asString() : token.asString() + parser.getText());
                parser.skipChildren();
            }
            return parser.nextToken() == null ? fields : null;
        } catch (CharacterCodingException | JacksonException e) {
            return null;
        }
    }

    /** What the scanner found, in the oracle's words. */
    private @Nullable String found(int field) {
        return switch (scanner.kind(field)) {
            case ABSENT -> null;
            case OBJECT -> JsonToken.START_OBJECT.asString();
            case ARRAY -> JsonToken.START_ARRAY.asString();
            case STRING -> JsonToken.VALUE_STRING.asString() + scanner.text(field);
            case NUMBER -> JsonToken.VALUE_NUMBER_INT.asString() + scanner.text(field);
            case TRUE -> JsonToken.VALUE_TRUE.asString() + scanner.text(field);
            case FALSE -> JsonToken.VALUE_FALSE.asString() + scanner.text(field);
            case NULL -> JsonToken.VALUE_NULL.asString() + scanner.text(field);
        };
    }

    private void assertAgrees(byte[] json) throws IOException {
        Map<String, String> expected = oracle(json);
        String shown = new String(json, ISO_8859_1);
        assertThat(scan(json)).describedAs(shown).isEqualTo(expected != null);
        for (int field = 0; field < NAMES.length; field++) {
            assertThat(found(field)).describedAs(shown).isEqualTo(expected == null ? null : expected.get(NAMES[field]));
        }
    }

    @Test
    void findsFieldsInAnyOrderAndSkipsNestedOnes() {
        assertThat(scan("""
                {"x":{"event":"no","a":[{"event":1}]},"ts":-1.5e3,"event":"task.created","task_id":null}""")).isTrue();
        assertThat(scanner.kind(0)).isEqualTo(Kind.NULL);
        assertThat(scanner.text(1)).isEqualTo("task.created");
        assertThat(scanner.textEquals(1, "task.created".getBytes(UTF_8))).isTrue();
        assertThat(scanner.textEquals(1, "task.create".getBytes(UTF_8))).isFalse();
        assertThat(scanner.textEquals(2, "-1.5e3".getBytes(UTF_8))).isFalse();
        assertThat(scanner.end(1) - scanner.start(1)).isEqualTo(12);
        assertThat(scanner.number(2, 0)).isEqualTo(-1500);
        assertThat(scanner.kind(3)).isEqualTo(Kind.ABSENT);
    }

    @Test
    void theSpanOfAnObjectCanBeScannedAgain() {
        byte[] json = "{\"ts\":{\"x\":[1,{\"y\":2}],\"event\":\"inner\"},\"event\":\"outer\"}".getBytes(UTF_8);
        assertThat(scanner.scan(json, 0, json.length)).isTrue();
        FieldScanner inner = new FieldScanner("event");
        assertThat(inner.scan(json, scanner.start(2), scanner.end(2))).isTrue();
        assertThat(inner.text(0)).isEqualTo("inner");
        assertThat(scanner.text(1)).isEqualTo("outer");
    }

    @Test
    void understandsEscapesInNamesAndValues() {
        assertThat(scan("""
                {"\\u0065v\\u0065nt":"a\\n\\u00e9\\ud83d\\ude00\\\\\\/\\"z","na\\u00efve":"ü€😀"}""")).isTrue();
        assertThat(scanner.escaped(1)).isTrue();
        assertThat(scanner.text(1)).isEqualTo("a\né😀\\/\"z");
        assertThat(scanner.textEquals(1, "a\né😀\\/\"z".getBytes(UTF_8))).isTrue();
        assertThat(scanner.escaped(4)).isFalse();
        assertThat(scanner.text(4)).isEqualTo("ü€😀");
    }

    @Test
    void theLastOfEqualNamesCounts() {
        assertThat(scan("{\"ts\":\"a\\u0020\",\"ts\":[],\"ts\":7}")).isTrue();
        assertThat(scanner.wholeNumber(2, 0)).isEqualTo(7);
        assertThat(scanner.escaped(2)).isFalse();
    }

    @Test
    void aMalformedLineHasNoFields() {
        assertThat(scan("{\"event\":\"a\",}")).isFalse();
        assertThat(scanner.kind(1)).isEqualTo(Kind.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0", "-0", "1", "-1", "0.1", "-0.001", "123456789012345", "12345678901234.5", "1234567890123456", "1e5", "1E-5",
        "2.5e+3", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1e400",
        "0.29389999999999999", "99999999999999999999999", "1772600767.123456", "1.0"
    })
    void readsNumbersAsTheLibraryDoes(String number) {
        assertThat(scan("{\"ts\":" + number + "}")).isTrue();
        assertThat(scanner.number(2, Double.NaN)).isEqualTo(Double.parseDouble(number));
        long expected;
        try {
            expected = Long.parseLong(number);
        } catch (NumberFormatException e) {
            expected = 4711;
        }
        assertThat(scanner.wholeNumber(2, 4711)).isEqualTo(expected);
        assertThat(scanner.number(1, 4711)).isEqualTo(4711);
    }

    @Test
    void acceptsNestingUpToItsLimit() throws IOException {
        for (int depth : new int[] {1, 998, 999, 1000, 1001}) {
            for (String[] level : new String[][] {{"[", "]"}, {"{\"a\":", "}"}}) {
                String inner = level[0].equals("[") ? "" : "1";
                String json = "{\"ts\":" + level[0].repeat(depth) + inner + level[1].repeat(depth) + "}";
                assertThat(scan(json)).isEqualTo(depth < 1000);
                assertAgrees(json.getBytes(UTF_8));
            }
        }
    }

    @Test
    void everyPrefixOfARecordIsAPrefix() {
        byte[] record = ("{ \"a\" : [ true , false,null ,-1.25e-7, 0,[],{} ] ,\"naïve\":{\"b\":\"€😀\\u00e9\\n\"},"
                + "\"c\":{\"d\":[[{}]]}} ").getBytes(UTF_8);
        for (int length = 0; length < record.length - 1; length++) {
            assertThat(scanner.check(record, 0, length))
                    .describedAs(new String(record, 0, length, ISO_8859_1))
                    .isEqualTo(Verdict.PREFIX);
        }
        assertThat(scanner.check(record, 0, record.length - 1)).isEqualTo(Verdict.WHOLE);
        assertThat(scanner.check(record, 0, record.length)).isEqualTo(Verdict.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x", "[", "\"", "{{", "{1", "{\"a\"1", "{\"a\":}", "{\"a\":01", "{\"a\":1.}", "{\"a\":tru\"", "{\"a\":NaN",
        "{\"a\":1 2", "{\"a\":[1}", "{\"a\":1]", "{\"a\":\"\\x", "{\"a\":\"\\u00g", "{\"a\":\"\t", "{} x", "{}}", "{,",
        "{\"a\":1,}", "{\"a\":[1,]", "{\"a\":\"\u0000", "{\"a\":+1", "{\"a\":.5", "{\"a\":-}", "{\"a\":1e}", "{'a"
    })
    void whatNothingCanMakeARecordIsBad(String bad) {
        byte[] json = bad.getBytes(UTF_8);
        assertThat(scanner.check(json, 0, json.length)).isEqualTo(Verdict.BAD);
    }

    @Sweep
    @Test
    void everyPairOfBytesInAStringIsJudgedAsTheOracleDoes() throws IOException {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                byte[] json = "{\"ts\":\"??\"}".getBytes(UTF_8);
                json[7] = (byte) first;
                json[8] = (byte) second;
                assertAgrees(json);
            }
        }
    }

    @Test
    void everyBoundaryOfUtf8IsJudgedAsTheOracleDoes() throws IOException {
        int[] edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        for (int lead = 0xC0; lead < 256; lead++) {
            for (int second : edges) {
                for (int third : edges) {
                    for (int fourth : edges) {
                        byte[] json = "{\"ts\":\"????abcdefgh\"}".getBytes(UTF_8);
                        json[7] = (byte) lead;
                        json[8] = (byte) second;
                        json[9] = (byte) third;
                        json[10] = (byte) fourth;
                        assertThat(scan(json)).isEqualTo(oracle(json) != null);
                    }
                }
            }
        }
    }

    @Sweep
    @Test
    void agreesWithTheOracleOnGeneratedAndMutatedLines() throws IOException {
        Random random = Seed.random(FieldScannerTest.class);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder json = new StringBuilder();
            object(json, random, 0);
            byte[] bytes = json.toString().getBytes(UTF_8);
            assertThat(scan(bytes)).isTrue();
            assertAgrees(bytes);
            for (int mutation = 0; mutation < 5; mutation++) {
                assertAgrees(mutated(bytes, random));
            }
        }
    }

    @Test
    void whatAScannerFindsInsideInTheSamePassIsWhatItFindsByItself() {
        Random random = Seed.random(FieldScannerTest.class);
        FieldScanner inner = new FieldScanner(NAMES);
        FieldScanner outer = new FieldScanner(NAMES);
        outer.scanInside(2, inner);
        int together = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder json = new StringBuilder("{\"event\":1,\"ts\":");
            object(json, random, 1);
            json.append('}');
            byte[] whole = json.toString().getBytes(UTF_8);
            byte[] bytes = round % 2 == 0 ? whole : mutated(whole, random);
            String shown = new String(bytes, ISO_8859_1);
            assertThat(outer.scan(bytes, 0, bytes.length)).describedAs(shown).isEqualTo(scanner.scan(bytes, 0, bytes.length));
            assertThat(spans(outer)).describedAs(shown).isEqualTo(spans(scanner));
            assertThat(outer.isUnusual()).describedAs(shown).isEqualTo(scanner.isUnusual());
            if (outer.hasScannedInside(2)) {
                together++;
                assertThat(scanner.scan(bytes, outer.start(2), outer.end(2))).describedAs(shown).isTrue();
                assertThat(spans(inner)).describedAs(shown).isEqualTo(spans(scanner));
            }
        }
        assertThat(together).isGreaterThan(100);
    }

    @Test
    void whatIsInsideIsOfTheLastValueOfAName() {
        FieldScanner inner = new FieldScanner("event");
        scanner.scanInside(2, inner);
        assertThat(scan("{\"ts\":{\"event\":1},\"ts\":{\"event\":2}}")).isTrue();
        assertThat(scanner.hasScannedInside(2)).isTrue();
        assertThat(inner.text(0)).isEqualTo("2");
        assertThat(scan("{\"ts\":{\"event\":1},\"ts\":3}")).isTrue();
        assertThat(scanner.hasScannedInside(2)).isFalse();
        assertThat(scan("{\"ts\":{\"event\":1},\"ts\":{ \"event\" : 2 }}")).isTrue();
        assertThat(scanner.hasScannedInside(2)).isFalse();
    }

    @Test
    void fieldsThatArePassedOverAreAbsent() {
        assertThat(scan("{\"ts\":1,\"event\":\"x\"}")).isTrue();
        scanner.passOver(1L << 2);
        assertThat(scanner.kind(2)).isEqualTo(Kind.ABSENT);
        assertThat(scanner.text(1)).isEqualTo("x");
    }

    /** Kind and place of every field. */
    private static List<String> spans(FieldScanner found) {
        List<String> spans = new ArrayList<>();
        for (int field = 0; field < NAMES.length; field++) {
            Kind kind = found.kind(field);
            spans.add(kind == Kind.ABSENT ? "" : kind + " " + found.start(field) + " " + found.end(field) + " " + found.escaped(field));
        }
        return spans;
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1 -> bytes[at] = (byte) "{}[]\",:\\0-.eEtfn \t".charAt(random.nextInt(18));
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            default -> System.arraycopy(bytes, 0, bytes, at, Math.min(random.nextInt(9), bytes.length - at));
        }
        return bytes;
    }

    private static void object(StringBuilder json, Random random, int depth) {
        json.append('{');
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            blanks(json.append(i == 0 ? "" : ","), random);
            String name = random.nextInt(3) == 0 ? "other" + i : NAMES[random.nextInt(NAMES.length)];
            string(json, name, random);
            blanks(json, random);
            blanks(json.append(':'), random);
            value(json, random, depth);
            blanks(json, random);
        }
        json.append('}');
    }

    private static void value(StringBuilder json, Random random, int depth) {
        switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> json.append(List.of("true", "false", "null").get(random.nextInt(3)));
            case 1 -> json.append(random.nextLong() >> random.nextInt(64));
            case 2 -> json.append(random.nextGaussian() * Math.pow(10, random.nextInt(-9, 9)));
            case 3 -> string(json, random.ints(random.nextInt(25), 0, 0x11000)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .map(c -> c > 0x100 && random.nextBoolean() ? c & 0x7F : c > 0x10000 ? 0x1F600 : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString(), random);
            case 4 -> object(json, random, depth + 1);
            default -> {
                json.append('[');
                int elements = random.nextInt(4);
                for (int i = 0; i < elements; i++) {
                    value(json.append(i == 0 ? "" : ","), random, depth + 1);
                }
                blanks(json, random);
                json.append(']');
            }
        }
    }

    private static void string(StringBuilder json, String text, Random random) {
        boolean escape = random.nextInt(4) == 0;
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || escape && random.nextInt(3) == 0) {
                json.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static void blanks(StringBuilder json, Random random) {
        json.append(" \t\r\n ".repeat(2), 0, Math.max(0, random.nextInt(12) - 8));
    }
}
