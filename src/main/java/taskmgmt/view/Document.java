package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import taskmgmt.render.Page;

/** A complete result: data for programs, text for people. */
public interface Document {
    /** Keys and values, nested; unknown values are null. */
    Map<String, ?> data();

    /** The same for people. */
    void write(Page page, Writer out) throws IOException;
}
