package taskmgmt.serve.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a server listens.
 *
 * @param port        0 for one that is free
 * @param behindProxy whether the last address in {@code X-Forwarded-For} is that of the client: whoever listens in front wrote it
 * @param tls         null for plain HTTP
 */
public record HttpSettings(InetAddress address, int port, HttpLimits limits, boolean behindProxy, @Nullable PemFiles tls) {}
