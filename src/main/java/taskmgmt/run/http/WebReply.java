package taskmgmt.run.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.ErrorCategory;

/**
 * The response of a server.
 *
 * @param text       of its body, as UTF-8, as far as it was read
 * @param retryAfter how long it wants not to be asked; null if it does not say
 * @param location   where it says that the answer is; null if it does not say
 */
public record WebReply(int status, String text, @Nullable Duration retryAfter, @Nullable String location) {
    private static final int MAX_SHOWN = 200;

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** What went wrong, for people, without what the server wrote: that may repeat an address that is a secret. */
    public String statusText() {
        return "answers with status " + status + (status >= 300 && status < 400 ? ", which leads elsewhere: no redirect is followed" : "");
    }

    /** What went wrong, for people. */
    public String error() {
        String said = text.strip().replaceAll("\\s+", " ");
        return statusText() + (said.isEmpty() ? "" : ": " + (said.length() > MAX_SHOWN ? said.substring(0, MAX_SHOWN) + "…" : said));
    }

    /** The kind of error, if it is not a success. */
    public ErrorCategory category() {
        return switch (status) {
            case 429 -> ErrorCategory.RATE_LIMIT;
            case 408, 504 -> ErrorCategory.TIMEOUT;
            case 401, 403, 407 -> ErrorCategory.PERMISSION;
            case 502, 503 -> ErrorCategory.NETWORK;
            case 507 -> ErrorCategory.RESOURCE;
            default -> status >= 500 ? ErrorCategory.INTERNAL : ErrorCategory.VALIDATION;
        };
    }

    /** {@code Retry-After} in seconds; a date is not looked at, as clocks differ. */
    static @Nullable Duration retryAfter(String value) {
        return !value.isEmpty() && value.length() <= 6 && value.chars().allMatch(each -> each >= '0' && each <= '9')
                ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }
}
