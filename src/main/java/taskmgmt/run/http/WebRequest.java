package taskmgmt.run.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to a web server.
 *
 * @param headers fields of its head, but for those that say where it goes and how long it is
 * @param body    sent as UTF-8; null for none
 */
public record WebRequest(String method, WebTarget address, Map<String, String> headers, @Nullable String body) {
    private static final String LINE = "\r\n";

    /** @throws IllegalArgumentException if a field has a line break, or what else no field can have */
    public WebRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach((name, value) -> {
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) < ' ' && value.charAt(i) != '\t' || value.charAt(i) > '~') {
                    throw new IllegalArgumentException("the header '" + name + "' has a character in it that none can have");
                }
            }
        });
    }

    /** As it is sent. */
    byte[] bytes() {
        StringBuilder head = new StringBuilder(method).append(' ').append(address.path()).append(" HTTP/1.1").append(LINE);
        head.append("Host: ").append(address.authority()).append(LINE);
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append(LINE));
        byte[] sent = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        if (body != null) {
            head.append("Content-Length: ").append(sent.length).append(LINE);
        }
        head.append("Connection: close").append(LINE).append(LINE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(sent);
        return out.toByteArray();
    }
}
