package taskmgmt.cli.top;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.view.top.TopKey;
import taskmgmt.view.top.TopKey.Kind;

/** Decodes the sequences that a terminal sends for keys (ECMA-48, with the extensions of xterm). */
final class KeyReader {
    /** The characters of one key arrive together; the Esc key arrives alone. */
    private static final long TOGETHER_MILLIS = 40;
    private static final int ESCAPE = 27;
    private static final int CTRL_C = 3;
    private static final int CTRL_N = 14;
    private static final int CTRL_P = 16;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;

    private final Characters in;

    /** Input from a terminal, as UTF-16. */
    interface Characters {
        /** The next character; negative if none came in time, {@value #END} if none will. */
        int read(long millis) throws IOException;
    }

    /** The terminal is gone. */
    static final int END = -1;

    KeyReader(Characters in) {
        this.in = in;
    }

    /** The next key; null if none was pressed in time. A terminal that is gone counts as an interrupt. */
    @Nullable TopKey next(long millis) throws IOException {
        int first = in.read(millis);
        return switch (first) {
            case END, CTRL_C -> TopKey.of(Kind.INTERRUPT);
            case '\r', '\n' -> TopKey.of(Kind.ENTER);
            case BACKSPACE, DELETE -> TopKey.of(Kind.BACKSPACE);
            case CTRL_N -> TopKey.of(Kind.DOWN);
            case CTRL_P -> TopKey.of(Kind.UP);
            case ESCAPE -> escaped();
            default -> first < 0 ? null : first < ' ' ? TopKey.of(Kind.OTHER) : written(first);
        };
    }

    private TopKey written(int first) throws IOException {
        if (!Character.isHighSurrogate((char) first)) {
            return new TopKey(Kind.CHARACTER, first);
        }
        int second = in.read(TOGETHER_MILLIS);
        boolean pair = second > 0 && Character.isLowSurrogate((char) second);
        return pair ? new TopKey(Kind.CHARACTER, Character.toCodePoint((char) first, (char) second)) : TopKey.of(Kind.OTHER);
    }

    private TopKey escaped() throws IOException {
        int second = in.read(TOGETHER_MILLIS);
        if (second < 0) {
            return TopKey.of(Kind.ESCAPE);
        }
        if (second != '[' && second != 'O') {
            return TopKey.of(Kind.OTHER);
        }
        StringBuilder parameters = new StringBuilder();
        int last = in.read(TOGETHER_MILLIS);
        while (last >= ' ' && last < '@') {
            parameters.append((char) last);
            last = in.read(TOGETHER_MILLIS);
        }
        return TopKey.of(switch (last) {
            case 'A' -> Kind.UP;
            case 'B' -> Kind.DOWN;
            case 'H' -> Kind.HOME;
            case 'F' -> Kind.END;
            case '~' -> numbered(parameters.toString());
            default -> Kind.OTHER;
        });
    }

    private static Kind numbered(String parameters) {
        return switch (parameters) {
            case "1", "7" -> Kind.HOME;
            case "4", "8" -> Kind.END;
            case "5" -> Kind.PAGE_UP;
            case "6" -> Kind.PAGE_DOWN;
            default -> Kind.OTHER;
        };
    }
}
