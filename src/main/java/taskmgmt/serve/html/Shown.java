package taskmgmt.serve.html;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;

/**
 * Formats values for people.
 *
 * @param now by which times are said
 */
public record Shown(Instant now) {
    public static final String NOTHING = "–";
    /** Of what is older, people want to know the day, as in tables on the command line. */
    private static final Duration MAX_RELATIVE = Duration.ofDays(60);
    private static final int MICROS = 1_000_000;

    /** The point in time that a key holds; null for none. */
    public static @Nullable Instant instant(Data data, String key) {
        String text = data.text(key);
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** How long ago, or in what time; the whole of it when it is pointed at. */
    public Html time(Data data, String key) {
        Instant instant = instant(data, key);
        Html html = new Html();
        if (instant == null) {
            return html.text(data.has(key) ? data.text(key) : NOTHING);
        }
        return html.open("time", "datetime", instant.toString(), "title", Human.time(instant)).text(relative(instant)).close("time");
    }

    /** The same of an event beside others of its day: of what is long ago the time of the day, too. */
    public Html moment(Data data, String key) {
        Instant instant = instant(data, key);
        return instant == null || !isFar(instant) ? time(data, key)
                : new Html().open("time", "datetime", instant.toString()).text(Human.time(instant)).close("time");
    }

    private boolean isFar(Instant instant) {
        return Duration.between(instant, now).abs().compareTo(MAX_RELATIVE) > 0;
    }

    /** {@code 3m 05s ago}, {@code in 2h 00m}, and the date in UTC of what is more than sixty days away. */
    public String relative(Instant instant) {
        Duration since = Duration.between(instant, now);
        if (isFar(instant)) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }
        if (since.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return "now";
        }
        return since.isNegative() ? "in " + Human.duration(since.negated()) : Human.duration(since) + " ago";
    }

    public static String duration(@Nullable Double seconds) {
        return seconds == null ? NOTHING : Human.duration(Duration.ofSeconds(0, 1000).multipliedBy(Math.round(seconds * MICROS)));
    }

    public static String duration(Data data, String key) {
        return duration(data.number(key));
    }

    public static String percent(Data data, String key) {
        Double number = data.number(key);
        return number == null ? NOTHING : Human.percent(number);
    }

    public static String count(Data data, String key) {
        return Human.count(data.count(key));
    }

    /** Text, or a dash where there is none. */
    public static String text(Data data, String key) {
        return data.has(key) ? data.text(key) : NOTHING;
    }

    /** A state as a word with a mark of its kind, which is never the colour alone. */
    public static Html state(String word) {
        return new Html().open("span", "class", "state " + kind(word)).text(word.replace('_', ' ')).close("span");
    }

    /** What colour and mark a word has. */
    public static String kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "completed", "resolved", "approved", "passed", "ok", "intact", "met" -> "good";
            case "failed", "critical", "error", "rejected", "tampered", "overdue", "detected", "missed", "damaged", "dead" -> "bad";
            case "active", "running", "remediating", "executing" -> "live";
            case "paused", "retrying", "high", "held", "warning", "at_risk", "waiting" -> "wait";
            default -> "plain";
        };
    }
}
