package taskmgmt.code.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSTree;
import taskmgmt.code.CodeFile;
import taskmgmt.code.Language;

/**
 * Parses files with tree-sitter, whose parsers tolerate any input: if a file violates its grammar, the rest is still found. Keeps
 * memory outside of the heap until it is closed. Not thread-safe.
 */
public final class SourceParser implements AutoCloseable {
    /** A buffer through which the parser is given its input. */
    private static final int BUFFER = 32_768;

    /** The first byte of a four-byte character, which Java's own variant of UTF-8 writes in six bytes. */
    private static final int FOUR_BYTES = 0xf0;

    private final TSParser parser;
    private final Map<Language, Loaded> loaded = new EnumMap<>(Language.class);

    /** A grammar, and the query for its meaningful nodes, whose roles are identified by the capture index. */
    private record Loaded(TSLanguage language, TSQuery query, List<NodeRole> roles) {}

    private SourceParser(TSParser parser) {
        this.parser = parser;
    }

    /** @throws ParserMissingException if there is no native library for this machine */
    public static SourceParser open() throws ParserMissingException {
        try {
            return new SourceParser(new TSParser());
        } catch (LinkageError | RuntimeException e) {
            throw new ParserMissingException(e);
        }
    }

    /**
     * Analyses a file.
     *
     * @param path  as it is shown
     * @param bytes its text, in UTF-8, without NUL bytes
     */
    public CodeFile parse(String path, Language language, byte[] bytes) throws ParserMissingException {
        Loaded grammar = loaded(language);
        parser.reset();
        parser.setLanguage(grammar.language());
        SourceText text = new SourceText(bytes);
        try (TSTree tree = tree(bytes)) {
            TreeWalk walk = new TreeWalk(path, language, text);
            try (TSQueryCursor cursor = new TSQueryCursor()) {
                cursor.exec(grammar.query(), tree.getRootNode());
                TSQueryMatch match = new TSQueryMatch();
                while (cursor.nextMatch(match)) {
                    for (TSQueryCapture each : match.getCaptures()) {
                        walk.enter(grammar.roles().get(each.getIndex()), each.getNode());
                    }
                }
            }
            return walk.end();
        }
    }

    /**
     * Most files are passed to the parser whole, which takes two thirds of the time; not those for which it would count other bytes
     * than there are.
     */
    private TSTree tree(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() > 0 && isSame(bytes, text) ? parser.parseString(null, text)
                : parser.parse(new byte[BUFFER], null, (buffer, offset, _) -> read(bytes, buffer, offset), TSInputEncoding.TSInputEncodingUTF8);
    }

    /** Whether the parser would see exactly these bytes of the text. */
    private static boolean isSame(byte[] bytes, String text) {
        for (byte each : bytes) {
            if ((each & 0xff) >= FOUR_BYTES) {
                return false;
            }
        }
        return text.indexOf('\ufffd') < 0;
    }

    private static int read(byte[] bytes, byte[] buffer, int offset) {
        int length = Math.clamp(bytes.length - offset, 0, buffer.length);
        System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, length);
        return length;
    }

    private Loaded loaded(Language language) throws ParserMissingException {
        Loaded known = loaded.get(language);
        if (known == null) {
            TSLanguage parsed = library(language);
            TSQuery query = new TSQuery(parsed, Grammar.of(language).query());
            List<NodeRole> roles = new ArrayList<>();
            for (int i = 0; i < query.getCaptureCount(); i++) {
                roles.add(NodeRole.valueOf(query.getCaptureNameForId(i)));
            }
            known = new Loaded(parsed, query, roles);
            loaded.put(language, known);
        }
        return known;
    }

    private static TSLanguage library(Language language) throws ParserMissingException {
        try {
            return Grammar.parser(language);
        } catch (LinkageError | RuntimeException e) {
            throw new ParserMissingException(e);
        }
    }

    @Override
    public void close() {
        parser.close();
        loaded.values().forEach(each -> {
            each.query().close();
            each.language().close();
        });
    }
}
