package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import taskmgmt.render.Page;

/** One result as a whole: data for programs, text for people. */
public interface Document {
    /** Keys and values, nested; what is not known is null. */
    Map<String, ?> data();

    /** The same for people. */
    void write(Page page, Writer out) throws IOException;
}
