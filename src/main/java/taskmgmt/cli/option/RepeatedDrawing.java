package taskmgmt.cli.option;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.Pause;
import taskmgmt.render.page.Screen;
import taskmgmt.store.read.LogExtent;

/** Redraws a text in place whenever the log has grown, and also without growth as long as the text changes with time. */
public final class RepeatedDrawing {
    private final Path directory;
    private final Pause pause;

    /** @param pause between two checks of the log */
    public RepeatedDrawing(Path directory, Pause pause) {
        this.directory = directory;
        this.pause = pause;
    }

    /**
     * What is drawn.
     *
     * @param moving whether it would look different a little later even if nothing is written
     */
    public record Drawing(List<String> lines, boolean moving) {}

    /** Reads the log and lays out its content. */
    public interface Reading {
        Drawing draw() throws IOException;
    }

    /**
     * Returns after this many drawings.
     *
     * @throws InterruptedException if the thread is interrupted before
     */
    public void run(int drawings, Reading reading, Writer out) throws IOException, InterruptedException {
        out.append(Screen.cleared());
        @Nullable LogExtent drawn = null;
        boolean moving = true;
        int inVain = 0;
        for (int left = drawings; left > 0;) {
            LogExtent extent = LogExtent.of(directory);
            if (moving || !extent.equals(drawn)) {
                Drawing drawing = reading.draw();
                out.append(Screen.over(drawing.lines())).flush();
                drawn = extent;
                moving = drawing.moving();
                inVain = 0;
                left--;
            }
            if (left > 0) {
                pause.pause(++inVain);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
