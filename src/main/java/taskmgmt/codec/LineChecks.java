package taskmgmt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import taskmgmt.journal.LineCheck;

/** Judges how far some bytes are a JSON object: what tells an interrupted write from foreign bytes. */
public final class LineChecks {
    private static final List<String> LITERALS = List.of("true", "false", "null");
    private static final String NUMBER_CHARACTERS = "0123456789+-.eE";
    private static final int LONGEST_CUT_CHARACTER = 3;

    private LineChecks() {}

    public static LineCheck.Verdict check(byte[] buffer, int start, int end) {
        LineCheck.Verdict verdict = parse(buffer, start, end);
        if (verdict != LineCheck.Verdict.BAD) {
            return verdict;
        }
        // The parser calls a literal, a number or a character that is cut short wrong and not unfinished.
        int cut = end - cutTokenLength(buffer, start, end);
        return cut < end && parse(buffer, start, cut) == LineCheck.Verdict.PREFIX ? LineCheck.Verdict.PREFIX : verdict;
    }

    private static LineCheck.Verdict parse(byte[] buffer, int start, int end) {
        try (JsonParser parser = new JsonFactory().createParser(buffer, start, end - start)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                return LineCheck.Verdict.BAD;
            }
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                return LineCheck.Verdict.PREFIX;
            }
            return parser.nextToken() == null ? LineCheck.Verdict.WHOLE : LineCheck.Verdict.BAD;
        } catch (JsonEOFException e) {
            return LineCheck.Verdict.PREFIX;
        } catch (IOException e) {
            return LineCheck.Verdict.BAD;
        }
    }

    /** How many of the last bytes are the beginning of a literal, a number, or a character of several bytes. */
    private static int cutTokenLength(byte[] buffer, int start, int end) {
        int letters = end;
        while (letters > start && buffer[letters - 1] >= 'a' && buffer[letters - 1] <= 'z') {
            letters--;
        }
        String word = new String(buffer, letters, end - letters, StandardCharsets.US_ASCII);
        if (!word.isEmpty() && LITERALS.stream().anyMatch(literal -> literal.startsWith(word))) {
            return word.length();
        }
        int digits = end;
        while (digits > start && NUMBER_CHARACTERS.indexOf(buffer[digits - 1]) >= 0) {
            digits--;
        }
        if (digits < end) {
            return end - digits;
        }
        int character = end;
        while (character > start && end - character < LONGEST_CUT_CHARACTER && buffer[character - 1] < 0) {
            character--;
        }
        return end - character;
    }
}
