package taskmgmt.code.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import taskmgmt.code.CodeStructure;

/**
 * Parses several files in parallel and combines the results in the order in which the files were submitted, so that the result is
 * the same on every machine. Few files are in progress at any time. Used by one thread.
 */
final class ParsingLine implements AutoCloseable {
    private static final int MAX_THREADS = 8;

    private final CodeStructure structure;
    private final int width;
    private final ExecutorService threads;
    private final BlockingQueue<SourceParser> parsers = new LinkedBlockingQueue<>();
    private final List<SourceParser> all = new ArrayList<>();
    private final Deque<Future<Parsed>> underWay = new ArrayDeque<>();

    /** The work for one file. */
    interface Work {
        Parsed with(SourceParser parser) throws IOException;
    }

    /** Adds the result for one file to the whole. */
    interface Parsed {
        void addTo(CodeStructure structure);
    }

    private ParsingLine(CodeStructure structure, int width) {
        this.structure = structure;
        this.width = width;
        this.threads = Executors.newFixedThreadPool(width, Thread.ofPlatform().daemon().factory());
    }

    static ParsingLine open(CodeStructure structure, int processors) throws ParserMissingException {
        ParsingLine line = new ParsingLine(structure, Math.clamp(processors, 1, MAX_THREADS));
        try {
            for (int i = 0; i < line.width; i++) {
                SourceParser parser = SourceParser.open();
                line.all.add(parser);
                line.parsers.add(parser);
            }
            return line;
        } catch (ParserMissingException e) {
            line.close();
            throw e;
        }
    }

    void submit(Work work) throws IOException, InterruptedException {
        if (underWay.size() == 2 * width) {
            next();
        }
        underWay.add(threads.submit(() -> {
            SourceParser parser = parsers.take();
            try {
                return work.with(parser);
            } finally {
                parsers.add(parser);
            }
        }));
    }

    /** Waits for everything that was submitted. */
    void finish() throws IOException, InterruptedException {
        while (!underWay.isEmpty()) {
            next();
        }
    }

    private void next() throws IOException, InterruptedException {
        try {
            underWay.remove().get().addTo(structure);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for parsing in progress, because its memory is outside of the heap. */
    @Override
    public void close() {
        underWay.forEach(each -> each.cancel(false));
        threads.close();
        all.forEach(SourceParser::close);
    }
}
