package taskmgmt.cli.shell;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;

/**
 * Makes Ctrl-C an ordinary key, not a signal, while a line is edited: a signal is noticed up to a tenth of a second later, and whatever was
 * typed meanwhile would be lost with the abandoned line. While a command runs, it is a signal, as always.
 */
final class InterruptKey {
    private static final String KEY = KeyMap.ctrl('C');
    private static final String WIDGET = "interrupt-line";
    private static final int NONE = 0;

    private InterruptKey() {}

    /** A reader whose line can be abandoned. */
    interface Interruptible extends LineReader {
        /** Abandons the line once the key has been handled; returns true. */
        boolean interrupt();
    }

    static void bind(Interruptible reader) {
        reader.getWidgets().put(WIDGET, reader::interrupt);
        for (KeyMap<Binding> keys : reader.getKeyMaps().values()) {
            keys.bind(new Reference(WIDGET), KEY);
        }
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> takes(reader.getTerminal()));
    }

    /** Called when the terminal is in editing mode; at the end of the line, the mode from before is restored. */
    private static boolean takes(Terminal terminal) {
        Attributes keys = terminal.getAttributes();
        keys.setControlChar(ControlChar.VINTR, NONE);
        terminal.setAttributes(keys);
        return true;
    }
}
