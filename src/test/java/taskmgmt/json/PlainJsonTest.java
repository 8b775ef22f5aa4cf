package taskmgmt.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;

/** Whatever is read without the library is read as the library reads it. */
class PlainJsonTest {
    private static final int MUTATIONS = 60_000;

    private static final List<String> USUAL = List.of(
            "{}", " { } ", "{\"a\":1}", "{\"a\":[],\"b\":[1, -2,\t3.50]\r\n}", "{\"a\":{\"b\":{\"c\":null}},\"d\":true,\"e\":false}",
            "{\"a\":-0,\"b\":0.0,\"c\":-0.0,\"d\":1e5,\"e\":1.50E-7,\"f\":123456789012345678,\"g\":0.12345678901234567}",
            "{\"text\":\"a \\\"b\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 \\ud83d\\ude00\",\"grün\":\"äöü 🚀\"}",
            "{\"ts\":\"2026-01-01T00:00:00.123456Z\",\"event\":\"task.created\",\"task_id\":\"a\",\"tags\":[\"x\",\"y\"]}");

    private static final List<String> ODD = List.of(
            "", " ", "[]", "null", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\":[1,]}", "{} x", "{}{}", "{\"a\" 1}",
            "{\"a\":01}", "{\"a\":-}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}", "{\"a\":+1}", "{\"a\":1x}", "{\"a\":tru}", "{\"a\":truex}",
            "{\"a\":NaN}", "{a:1}", "{'a':1}", "{\"a\":'x'}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\u123", "{\"a\":\"\n\"}",
            "{\"a\":\"\\", "{\"a\":1,\"a\":2}", "{\"b\":{\"a\":1,\"a\":2}}", "{\"a\":\"\\ud83d\"}", "{\"a\":\"\\ude00\\ud83d\"}",
            "{\"\\ud83d\":1}", "{\"a\":9223372036854775807}", "{\"a\":9223372036854775808}", "{\"a\":-9223372036854775809}",
            "{\"a\":1234567890123456789012345678901234567890.5}", "{\"a\":0.000000000000000000000000000000000000000000001}",
            "{\"a\":1e999}", "{\"a\":1e-1001}", "{\"a\":1e99999999999}", "{\"a\":1E+0005}", "\ufeff{}", "{\"a\":\"\ufffd\"}", "{\"a\":\"\u0000\"}",
            "{\"a\":/**/1}", "{\"a\":\"" + "x".repeat(50_000) + "\"}", "{\"" + "k".repeat(60_000) + "\":1}",
            "{\"a\":" + "[".repeat(98) + "]".repeat(98) + "}", "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}",
            "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", "{\"a\":".repeat(101) + "1" + "}".repeat(101));

    @Test
    void theUsualIsReadWithoutTheLibrary() {
        for (String text : USUAL) {
            byte[] bytes = text.getBytes(UTF_8);
            assertThat(PlainJson.parse(bytes, 0, bytes.length, true)).as(text).isNotNull();
        }
    }

    @Test
    void everyTextAndEveryPartOfItIsReadAsTheLibraryReadsIt() {
        List<String> all = new ArrayList<>(USUAL);
        all.addAll(ODD);
        for (String text : all) {
            byte[] bytes = text.getBytes(UTF_8);
            readsTheSame(bytes);
            for (int end = 0; end < Math.min(bytes.length, 300); end++) {
                readsTheSame(Arrays.copyOf(bytes, end));
            }
        }
    }

    @Test
    void everyByteInEveryPlaceIsReadAsTheLibraryReadsIt() {
        for (String text : List.of("{\"a\":1}", "{\"é\":[1.5]}", "{\"a\":\"\\u0041\"}", "{\"a\":true}")) {
            byte[] bytes = text.getBytes(UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                for (int b = 0; b < 256; b++) {
                    byte[] changed = bytes.clone();
                    changed[i] = (byte) b;
                    readsTheSame(changed);
                }
            }
        }
    }

    @Test
    void randomChangesAreReadAsTheLibraryReadsThem() {
        Random random = Seed.random(PlainJsonTest.class);
        String likely = "{}[]:,\"\\0123456789.eE+-truefalsn u\t\n\u00e9";
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder text = new StringBuilder(USUAL.get(random.nextInt(USUAL.size())));
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char c = likely.charAt(random.nextInt(likely.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at).append(' ');
                }
            }
            readsTheSame(text.toString().getBytes(UTF_8));
        }
    }

    private static final JacksonReader STRICT = new JacksonReader(true);
    private static final JacksonReader LENIENT = new JacksonReader(false);

    /** In the middle of other bytes, as lines are in a log. */
    private static void readsTheSame(byte[] bytes) {
        byte[] around = new byte[bytes.length + 14];
        Arrays.fill(around, (byte) '7');
        System.arraycopy(bytes, 0, around, 7, bytes.length);
        for (boolean strict : new boolean[] {true, false}) {
            Map<String, ?> plain = PlainJson.parse(around, 7, bytes.length, strict);
            if (plain != null) {
                Object expected = byLibrary(strict ? STRICT : LENIENT, bytes);
                assertThat((Object) plain).as("%s", new String(bytes, UTF_8)).isEqualTo(expected);
                assertThat(plain.toString()).isEqualTo(expected.toString()); // the order, too
            }
        }
    }

    private static Object byLibrary(JacksonReader library, byte[] bytes) {
        try {
            return library.parse(bytes, 0, bytes.length);
        } catch (BadJsonException e) {
            return "refused: " + e.getMessage();
        }
    }
}
