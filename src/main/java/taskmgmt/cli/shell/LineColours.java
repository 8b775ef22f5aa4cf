package taskmgmt.cli.shell;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;

/** Classifies the parts of a line as it is typed, for their colours and for a note on the line. */
final class LineColours {
    private final Vocabulary vocabulary;

    LineColours(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What a part of a line is. */
    enum Colour { NONE, KNOWN, UNKNOWN, OPTION, QUOTED, OUTSIDE, COMMENT }

    /** A part of a line. All parts together make up the line. */
    record Piece(String text, Colour colour) {}

    /** The parts of a text, which may have several lines. */
    List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            ShellLine line = ShellLine.of(text, at);
            at = add(text, at, line, pieces);
            if (at < line.end()) {
                String left = text.substring(at, line.end());
                boolean comment = line.rest() == null && left.stripLeading().startsWith("#");
                pieces.add(new Piece(left, line.rest() != null ? Colour.OUTSIDE : comment ? Colour.COMMENT : Colour.NONE));
                at = line.end();
            }
        }
        return pieces;
    }

    /** Adds the parts of one command up to the end of its last word, whose offset is returned. */
    private int add(String text, int from, ShellLine line, List<Piece> pieces) {
        int at = from;
        List<String> words = line.texts();
        int skipped = words.size() - LineRun.withoutProgram(words).size();
        boolean open = !line.words().isEmpty() && line.words().getLast().end() == text.length();
        Vocabulary.Names names = vocabulary.names(words.subList(skipped, words.size()), open);
        for (int i = 0; i < line.words().size(); i++) {
            ShellLine.Word word = line.words().get(i);
            if (at < word.start()) {
                pieces.add(new Piece(text.substring(at, word.start()), Colour.NONE));
            }
            String raw = text.substring(word.start(), word.end());
            pieces.add(new Piece(raw, i < names.count() + skipped ? colour(names.known()) : colour(raw)));
            at = word.end();
        }
        return at;
    }

    private static Colour colour(Vocabulary.Known known) {
        return switch (known) {
            case COMMAND -> Colour.KNOWN;
            case BEGINNING -> Colour.NONE;
            case NOTHING -> Colour.UNKNOWN;
        };
    }

    private static Colour colour(String raw) {
        return raw.startsWith("-") ? Colour.OPTION : raw.startsWith("\"") || raw.startsWith("'") ? Colour.QUOTED : Colour.NONE;
    }

    /** One line on what is being typed; empty if there is nothing to say. */
    String note(String text) {
        ShellLine line = ShellLine.of(text);
        if (line.words().isEmpty()) {
            return "";
        }
        if (line.fault() != null) {
            return line.fault();
        }
        if (line.rest() != null) {
            return "run by sh";
        }
        boolean open = line.words().getLast().end() == text.length();
        return vocabulary.about(LineRun.withoutProgram(line.texts()), open);
    }
}
