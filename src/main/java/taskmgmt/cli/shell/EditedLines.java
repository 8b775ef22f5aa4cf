package taskmgmt.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;

/** Lines that are edited as they are typed: with colours, completion, a history and a note on what is being typed. */
final class EditedLines implements LineSource, AutoCloseable {
    /** From this width on, a note behind the line is useful. */
    private static final int MIN_NOTE = 12;

    private final TerminalSource source;
    private final Completions completions;
    private final LineColours colours;
    private final KeptHistory history;
    private final boolean coloured;
    private @Nullable LineReaderImpl open;

    /** Opens the terminal. */
    interface TerminalSource {
        Terminal open() throws IOException;
    }

    EditedLines(TerminalSource source, Completions completions, LineColours colours, KeptHistory history, boolean coloured) {
        this.source = source;
        this.completions = completions;
        this.colours = colours;
        this.history = history;
        this.coloured = coloured;
    }

    private LineReaderImpl reader() throws IOException {
        LineReaderImpl known = open;
        if (known != null) {
            return known;
        }
        NotedReader reader = new NotedReader(source.open(), colours);
        reader.setParser(new TypedLine.Reading());
        reader.setCompleter(new Offered(completions));
        if (coloured) {
            reader.setHighlighter(new Coloured(colours));
        }
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, new Prompt(0, true).plain());
        // An exclamation mark is taken literally, and a tab completes even if nothing has been typed yet.
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.INSERT_TAB, false);
        reader.option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
        history.keepFor(reader);
        InterruptKey.bind(reader);
        open = reader;
        return reader;
    }

    /** Releases the terminal to others, until the next line. */
    @Override
    public void close() throws IOException {
        LineReaderImpl known = open;
        open = null;
        if (known != null) {
            known.getTerminal().close();
        }
    }

    /** The terminal with its current size, if it is open. */
    taskmgmt.cli.command.Terminal seen(taskmgmt.cli.command.Terminal before) {
        LineReaderImpl known = open;
        return known == null ? before : before.sized(known.getTerminal().getWidth(), known.getTerminal().getHeight());
    }

    @Override
    public @Nullable String next(Prompt prompt) throws IOException {
        try {
            return reader().readLine(coloured ? prompt.coloured() : prompt.plain());
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    /** Shows, behind the end of the line, a note on what is being typed. */
    private static final class NotedReader extends LineReaderImpl implements InterruptKey.Interruptible {
        private final LineColours colours;

        NotedReader(Terminal terminal, LineColours colours) throws IOException {
            super(terminal, "task-mgmt", null);
            this.colours = colours;
        }

        @Override
        public boolean interrupt() {
            state = State.INTERRUPT;
            return true;
        }

        @Override
        public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
            boolean editing = doAutosuggestion;
            AttributedString shown = super.getDisplayedBufferWithPrompts(secondaryPrompts);
            String line = buf.toString();
            if (!editing || post != null || buf.cursor() != buf.length() || line.indexOf('\n') >= 0) {
                return shown;
            }
            int left = terminal.getWidth() - shown.columnLength() - 4;
            String note = left < MIN_NOTE ? "" : colours.note(line);
            return note.isEmpty() ? shown
                    : new AttributedStringBuilder().append(shown).styled(AttributedStyle::faint, "   " + Width.cut(Plain.text(note), left))
                            .toAttributedString();
        }
    }

    private record Coloured(LineColours colours) implements Highlighter {
        @Override
        public AttributedString highlight(LineReader lineReader, String buffer) {
            AttributedStringBuilder shown = new AttributedStringBuilder();
            for (LineColours.Piece piece : colours.of(buffer)) {
                shown.styled(style(piece.colour()), piece.text());
            }
            return shown.toAttributedString();
        }

        private static AttributedStyle style(LineColours.Colour colour) {
            return switch (colour) {
                case NONE -> AttributedStyle.DEFAULT;
                case KNOWN -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
                case UNKNOWN -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
                case OPTION -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
                case QUOTED -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
                case OUTSIDE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
                case COMMENT -> AttributedStyle.DEFAULT.faint();
            };
        }
    }

    private record Offered(Completions completions) implements Completer {
        @Override
        public void complete(LineReader lineReader, ParsedLine line, List<Candidate> candidates) {
            List<Vocabulary.Offer> offers = new ArrayList<>();
            try {
                offers.addAll(completions.at(line.line(), line.cursor()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (Vocabulary.Offer offer : offers) {
                String text = offer.text().isEmpty() ? null : Plain.text(offer.text());
                candidates.add(new Candidate(offer.word(), Plain.text(offer.word()), null, text, null, null, offer.ends()));
            }
        }
    }
}
