package taskmgmt.workflow.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Retries;

/**
 * A step with all its values, ready to run.
 *
 * @param secrets environment variables that it needs
 * @param outputs names of the output values that it must supply
 * @param timeout null for no limit
 * @param plan    the workflow that it is a step of, and its version
 */
public record Ready(
        Means means, List<String> secrets, List<String> outputs, @Nullable Duration timeout, Duration grace, Retries retries, String plan) {
    public Ready {
        secrets = List.copyOf(secrets);
        outputs = List.copyOf(outputs);
    }

    /** How it is done. */
    public sealed interface Means {
        /**
         * A command.
         *
         * @param words       the program and its arguments
         * @param environment variables that it gets
         * @param directory   the working directory, from the definition or from whoever started the run
         * @param withheld    environment variables that it does not get, because they are secrets of other steps
         */
        record CommandLine(List<String> words, Map<String, String> environment, String directory, Set<String> withheld) implements Means {
            public CommandLine {
                words = List.copyOf(words);
                environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
                withheld = Set.copyOf(withheld);
            }
        }

        /**
         * A request to a web server.
         *
         * @param headers       header fields
         * @param secretHeaders header fields, with the variables that hold their values
         * @param body          null for none
         * @param isJson        whether the body is JSON rather than text
         * @param signedBy      the variable with the key that signs the body; null for none
         */
        record Request(
                String method, String url, Map<String, String> headers, Map<String, String> secretHeaders, @Nullable String body,
                boolean isJson, @Nullable String signedBy) implements Means {
            public Request {
                headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
                secretHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(secretHeaders));
            }
        }
    }

    /** What it does, for people. Of an address, only the server is shown: the rest may be a secret. */
    public String title(@Nullable String line) {
        return switch (means) {
            case Means.CommandLine process -> line == null ? String.join(" ", process.words()) : line;
            case Means.Request request -> request.method() + " " + place(request.url());
        };
    }

    /** Scheme, host and port, without a user. */
    private static String place(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int end = from;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        int user = url.lastIndexOf('@', end - 1);
        String host = url.substring(Math.max(from, user + 1), end);
        return url.substring(0, from) + host + (end < url.length() ? "/…" : "");
    }
}
