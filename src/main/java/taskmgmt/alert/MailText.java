package taskmgmt.alert;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.Invisible;

/**
 * The message of an alert, in the form that {@code sendmail -t} reads (RFC 5322). No fact can add a header or a line: each is a
 * line of its own, without characters that a terminal or a mail reader would act on rather than show.
 */
public final class MailText {
    private static final int MAX_SUBJECT = 120;
    private static final int MAX_WORD_BYTES = 45;

    private MailText() {}

    /** The whole message, with the newlines of this system. */
    public static String of(String to, String rule, Alert alert) {
        StringBuilder text = new StringBuilder();
        text.append("To: ").append(line(to)).append('\n');
        text.append("Subject: ").append(encoded(line("[task-mgmt] " + rule + ": " + alert.text()))).append('\n');
        text.append("Auto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n");
        StringBuilder body = new StringBuilder(line(alert.text())).append("\n\n");
        for (Map.Entry<String, @Nullable Object> each : alert.data(rule).entrySet()) {
            body.append(each.getKey()).append(": ").append(line(String.valueOf(each.getValue()))).append('\n');
        }
        return text.append(Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(body.toString().getBytes(StandardCharsets.UTF_8))).append('\n').toString();
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(each -> line.appendCodePoint(Invisible.is(each) ? ' ' : each));
        return line.toString();
    }

    /** Encoded according to RFC 2047 if it is not plain: words of at most 75 characters, none of which splits a character. */
    private static String encoded(String subject) {
        String shown = subject.codePointCount(0, subject.length()) <= MAX_SUBJECT ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, MAX_SUBJECT)) + "...";
        if (shown.chars().allMatch(each -> each < 128)) {
            return shown;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < shown.length(); i = shown.offsetByCodePoints(i, 1)) {
            String next = Character.toString(shown.codePointAt(i));
            if ((word + next).getBytes(StandardCharsets.UTF_8).length > MAX_WORD_BYTES) {
                words.append(words.isEmpty() ? "" : "\n ").append(word(word.toString()));
                word.setLength(0);
            }
            word.append(next);
        }
        return words.append(words.isEmpty() ? "" : "\n ").append(word(word.toString())).toString();
    }

    private static String word(String text) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
