package taskmgmt.cli.shell;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;

/**
 * Ctrl-C as a key among others while a line is edited, and not as a signal: a signal is noticed up to a tenth of a second later, and what
 * was typed meanwhile would go with the line that it ends. While a command runs it is a signal, as always.
 */
final class InterruptKey {
    private static final String KEY = KeyMap.ctrl('C');
    private static final String WIDGET = "interrupt-line";
    private static final int NONE = 0;

    private InterruptKey() {}

    /** A reader whose line can be given up. */
    interface Interruptible extends LineReader {
        /** Gives the line up, as soon as the key is dealt with; returns true. */
        boolean interrupt();
    }

    static void bind(Interruptible reader) {
        reader.getWidgets().put(WIDGET, reader::interrupt);
        for (KeyMap<Binding> keys : reader.getKeyMaps().values()) {
            keys.bind(new Reference(WIDGET), KEY);
        }
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> takes(reader.getTerminal()));
    }

    /** Called when the terminal is in its mode for editing; it goes back to that of before at the end of the line. */
    private static boolean takes(Terminal terminal) {
        Attributes keys = terminal.getAttributes();
        keys.setControlChar(ControlChar.VINTR, NONE);
        terminal.setAttributes(keys);
        return true;
    }
}
