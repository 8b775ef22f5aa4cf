package taskmgmt.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import taskmgmt.number.Decimal;
import taskmgmt.render.YamlText;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;

class JsonPrinterTest {

    @Test
    void writesEveryKindOfValue() throws IOException {
        assertThat(pretty(sample())).isEqualTo("""
                {
                  "text": "a \\"b\\" \\\\ é 漢 😀",
                  "time": "2025-11-17T16:43:28.024197Z",
                  "seconds": 0.294,
                  "long": -9223372036854775808,
                  "big": 123456789012345678901234567890,
                  "decimal": 1.50,
                  "large": 1200,
                  "yes": true,
                  "nothing": null,
                  "list": [
                    1,
                    [],
                    {
                      "k": {}
                    }
                  ]
                }""");
        assertThat(JsonPrinter.compact(sample())).isEqualTo("{\"text\":\"a \\\"b\\\" \\\\ é 漢 😀\","
                + "\"time\":\"2025-11-17T16:43:28.024197Z\",\"seconds\":0.294,\"long\":-9223372036854775808,"
                + "\"big\":123456789012345678901234567890,\"decimal\":1.50,\"large\":1200,\"yes\":true,\"nothing\":null,"
                + "\"list\":[1,[],{\"k\":{}}]}");
    }

    @Test
    void escapesWhatATerminalWouldActOn() {
        assertThat(JsonPrinter.compact("\u0000\u001b[2J\u007f\u009b\u202e\u2028\ud800x\udc00\t\n\r"))
                .isEqualTo("\"\\u0000\\u001b[2J\\u007f\\u009b\\u202e\\u2028\\ud800x\\udc00\\t\\n\\r\"");
        assertThat(JsonPrinter.compact(Character.toString(0xe0041))).isEqualTo("\"\\udb40\\udc41\"");
    }

    @Test
    void numbersHaveNoExponentUnlessTheyWouldBeEndless() {
        assertThat(JsonPrinter.compact(new BigDecimal("1E-7"))).isEqualTo("0.0000001");
        assertThat(JsonPrinter.compact(new BigDecimal("1E+1000000000"))).isEqualTo("1E+1000000000");
        assertThat(JsonPrinter.compact(new BigDecimal("1E-1000000000"))).isEqualTo("1E-1000000000");
        assertThat(JsonPrinter.compact(66.7)).isEqualTo("66.7");
        assertThat(JsonPrinter.compact(1.0e-9)).isEqualTo("0.0000000010");
        assertThat(JsonPrinter.compact(Duration.ofDays(365_250))).isEqualTo("31557600000");
        assertThat(JsonPrinter.compact(Duration.ofMillis(-1500))).isEqualTo("-1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPrinter.compact(Double.NaN));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() throws Exception {
        Random random = Seed.random(JsonPrinterTest.class);
        for (int i = 0; i < 2_000; i++) {
            Map<String, @Nullable Object> value = Map.of("k", Arrays.asList(randomValue(random, 0), null));
            assertThat(Json.strict().parse(JsonPrinter.compact(value))).as("value %d", i).isEqualTo(value);
            assertThat(Json.strict().parse(pretty(value))).as("value %d", i).isEqualTo(value);
        }
    }

    @Sweep
    @Test
    void yamlIsReadBackTheSame() throws IOException {
        Random random = Seed.random(JsonPrinterTest.class);
        Load yaml = new Load(LoadSettings.builder().build());
        for (int i = 0; i < 2_000; i++) {
            Map<String, @Nullable Object> value = Map.of("k", Arrays.asList(randomValue(random, 0), null));
            StringBuilder text = new StringBuilder();
            YamlText.write(value, 0, text);
            assertThat(JsonPrinter.compact(yaml.loadFromString(text.toString())))
                    .as("value %d: %s", i, text).isEqualTo(JsonPrinter.compact(value));
        }
    }

    @Test
    void yamlIsInBlocksAndQuotesOnlyWhatItHasTo() throws IOException {
        Map<String, @Nullable Object> value = new LinkedHashMap<>(sample());
        value.put("words", List.of("plain words", "no", "NULL", "12", "a: b", " x", "x ", "-", "", "a\nb", "=1", "~"));
        value.put("key: odd", List.of(List.of("a", "b"), Map.of("c", List.of(1L))));
        StringBuilder text = new StringBuilder();
        YamlText.write(value, 0, text);

        assertThat(text).hasToString("""
                text: "a \\"b\\" \\\\ é 漢 😀"
                time: "2025-11-17T16:43:28.024197Z"
                seconds: 0.294
                long: -9223372036854775808
                big: 123456789012345678901234567890
                decimal: 1.50
                large: 1200
                "yes": true
                nothing: null
                list:
                  - 1
                  - []
                  - k: {}
                words:
                  - plain words
                  - "no"
                  - "NULL"
                  - "12"
                  - "a: b"
                  - " x"
                  - "x "
                  - "-"
                  - ""
                  - "a\\nb"
                  - "=1"
                  - "~"
                "key: odd":
                  - - a
                    - b
                  - c:
                      - 1
                """);
    }

    private static String pretty(Object value) throws IOException {
        StringBuilder out = new StringBuilder();
        JsonPrinter.pretty(value, 0, out);
        return out.toString();
    }

    private static Map<String, @Nullable Object> sample() {
        Map<String, @Nullable Object> sample = new LinkedHashMap<>();
        sample.put("text", "a \"b\" \\ é 漢 😀");
        sample.put("time", Instant.parse("2025-11-17T16:43:28.024197Z"));
        sample.put("seconds", Duration.ofMillis(294));
        sample.put("long", Long.MIN_VALUE);
        sample.put("big", new BigInteger("123456789012345678901234567890"));
        sample.put("decimal", new BigDecimal("1.50"));
        sample.put("large", new BigDecimal("1.2E+3"));
        sample.put("yes", true);
        sample.put("nothing", null);
        sample.put("list", List.of(1, List.of(), Map.of("k", Map.of())));
        return sample;
    }

    private static @Nullable Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> Decimal.valueOf(random.nextInt() * 10L + 1, 1 + random.nextInt(8));
            case 4 -> randomText(random);
            case 5 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(randomValue(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(randomText(random), randomValue(random, depth + 1));
                }
                yield map;
            }
        };
    }

    /** Mostly characters that mean something to one of the formats, so that collisions are frequent. */
    private static String randomText(Random random) {
        String special = "\"\\\n\r\t:-#{}[],&*!|>'%@`?~ .0e+=_yYnNtTrRuUlLoOfFaAsS\u0000\u001b\u007f\u0085\u00a0é漢\u202e\u2028\ufeff";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(special.charAt(random.nextInt(special.length())));
        }
        return random.nextInt(8) == 0 ? text.append("😀").toString() : text.toString();
    }
}
