package taskmgmt.cli.logs;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.RowWriter;
import taskmgmt.store.read.LogParts;

/** Shows which files the logs are made of. */
final class LogsStatusCommand extends Command {
    private static final List<Column> COLUMNS = List.of(Column.exact("log", "LOG"), Column.exact("state", "STATE"),
            Column.number("base", "FROM BYTE"), Column.number("end", "TO BYTE"), Column.number("disk_bytes", "ON DISK"),
            Column.number("ratio", "RATIO"), Column.exact("first_at", "FIRST"), Column.exact("last_at", "LAST"),
            Column.exact("file", "FILE"), Column.text("flaw", "FLAW"));
    /** Flaws get lines of their own there: the last column is the first that a narrow terminal has no room for. */
    private static final List<Column> OF_TABLE = COLUMNS.subList(0, COLUMNS.size() - 1);

    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    LogsStatusCommand() {
        super("logs status", "show which files the logs are made of");
        details("A log is one run of bytes, whatever files hold it: older parts are in segments/, plain or compressed, and "
                + "the newest in the active file. Nothing is written. The exit code is 5 where a part is missing, or is not as "
                + "long as its name says.");
        examples("task-mgmt logs status", "task-mgmt logs status --json | jq 'map(.disk_bytes) | add'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<LogParts.Described> parts = LogParts.of(log.reader(session).directory());
        boolean table = output.format() == Format.TABLE;
        RowWriter rows = output.rows(table ? OF_TABLE : COLUMNS, session);
        for (LogParts.Described each : parts) {
            rows.row(row(each, table));
        }
        rows.finish();
        List<LogParts.Described> flawed = parts.stream().filter(each -> each.flaw() != null).toList();
        if (flawed.isEmpty()) {
            return ExitCode.DONE;
        }
        for (LogParts.Described each : table ? flawed : List.<LogParts.Described>of()) {
            session.out().append(Plain.text(each.log() + " from byte " + each.part().base() + ": " + each.flaw())).append('\n');
        }
        session.err().println(Program.NAME + ": " + (flawed.size() == 1 ? "1 part is not as it should be: put the right file"
                : Human.count(flawed.size()) + " parts are not as they should be: put the right files") + " back");
        return ExitCode.LOG;
    }

    private static @Nullable Object[] row(LogParts.Described each, boolean table) {
        LogPart part = each.part();
        @Nullable Object[] row = {each.log(), part.state().text(), part.base(), part.end(), part.diskBytes(), ratio(part),
                each.first(), each.last(), String.valueOf(part.file().getFileName()), each.flaw()};
        return table ? Arrays.copyOf(row, row.length - 1) : row;
    }

    /** How many times shorter the file is than what is in it. */
    private static @Nullable Decimal ratio(LogPart part) {
        return part.state() != LogPart.State.GZIP || part.diskBytes() == 0 ? null
                : Decimal.valueOf(part.length()).divide(Decimal.valueOf(part.diskBytes()), 1, RoundingMode.HALF_UP);
    }
}
