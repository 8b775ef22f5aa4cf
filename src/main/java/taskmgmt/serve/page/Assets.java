package taskmgmt.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import taskmgmt.serve.ContentTag;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;

/** What pages load: one sheet of styles, one script, one picture, all of them from this program. */
final class Assets {
    static final String STYLE = "/assets/page.css";
    static final String SCRIPT = "/assets/page.js";
    static final String ICON = "/assets/icon.svg";

    private Assets() {}

    /** They tell nothing of the log: also the page on which one logs in needs them. */
    static List<Route> routes() {
        return List.of(asset(STYLE, "getStyles", "send the styles of pages", "text/css"),
                asset(SCRIPT, "getScript", "send the script of pages", "text/javascript"),
                asset(ICON, "getIcon", "send the icon of pages", "image/svg+xml"));
    }

    private static Route asset(String path, String name, String summary, String type) {
        String text = resource(path.substring(path.lastIndexOf('/') + 1));
        return Route.get(path, name, summary, List.of(), call -> ContentTag.unlessKnown(
                Response.of(Response.OK, type + "; charset=utf-8", text).with("Cache-Control", "no-cache"), call.request())).answering(type).open();
    }

    private static String resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
