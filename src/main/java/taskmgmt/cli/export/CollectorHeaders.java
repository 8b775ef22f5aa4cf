package taskmgmt.cli.export;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.UsageException;

/** Headers in the format of OpenTelemetry's environment variables: {@code api-key=SECRET,tenant=a%20b}. */
final class CollectorHeaders {
    static final String VARIABLE = "OTEL_EXPORTER_OTLP_HEADERS";

    private CollectorHeaders() {}

    /** @throws UsageException if one is not a header; the message leaves out values, which may be secrets */
    static Map<String, String> parse(@Nullable String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String each : text == null || text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equal = each.indexOf('=');
            String name = equal < 0 ? "" : each.substring(0, equal).strip();
            if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')) {
                throw new UsageException(VARIABLE + " is no list of headers: write name=value,name=value");
            }
            try {
                headers.put(name, URLDecoder.decode(each.substring(equal + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new UsageException(VARIABLE + ": the value of " + name + " is not percent-encoded");
            }
        }
        return headers;
    }
}
