package taskmgmt.cli.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.json.JsonPrinter;
import taskmgmt.number.Decimal;
import taskmgmt.render.Plain;
import taskmgmt.serve.route.Answered;
import taskmgmt.serve.route.Service;
import taskmgmt.task.trace.TraceContext;

/**
 * The server's own log, on standard error: unexpected failures and, if requested, a line of JSON for each request. Shared between threads.
 */
final class RequestLog implements Service.Reports {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int MICRO_DIGITS = 3;

    private final Session session;
    private final boolean all;

    /** @param all whether every request is logged */
    RequestLog(Session session, boolean all) {
        this.session = session;
        this.all = all;
    }

    @Override
    public void answered(Answered answered) {
        Throwable failure = answered.failure();
        synchronized (session.err()) {
            if (all) {
                session.err().println(JsonPrinter.compact(line(answered)));
            }
            if (failure != null) {
                session.err().println(Program.NAME + ": request " + answered.requestId() + ": " + Plain.text(failure.toString()));
                failure.printStackTrace(session.err());
            }
        }
    }

    private Map<String, @Nullable Object> line(Answered answered) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("ts", session.now());
        line.put("request_id", answered.requestId());
        TraceContext trace = TraceContext.parse(answered.request().header(TraceContext.HEADER));
        if (trace != null) {
            line.put("trace_id", trace.traceId());
            line.put("span_id", trace.spanId());
        }
        line.put("method", answered.request().method());
        line.put("path", answered.path());
        line.put("status", (long) answered.response().status());
        line.put("caller", answered.caller());
        line.put("peer", answered.request().peer());
        line.put("millis", Decimal.valueOf(answered.nanos() / NANOS_PER_MICRO, MICRO_DIGITS));
        return line;
    }
}
