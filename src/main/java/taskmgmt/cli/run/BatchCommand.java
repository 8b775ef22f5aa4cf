package taskmgmt.cli.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.batch.Batch;
import taskmgmt.run.batch.HaltRule;
import taskmgmt.run.batch.JobLog;
import taskmgmt.run.batch.JobSource;
import taskmgmt.run.batch.OutputBoard;
import taskmgmt.run.batch.TaskSlot;
import taskmgmt.store.Warnings;
import taskmgmt.view.run.BatchDocument;

/** Runs many commands as tasks, several at a time. */
final class BatchCommand extends Command {
    private static final int MAX_JOBS = 512;
    private static final String STDIN = "-";

    private final Option<String> file = argument("FILE").text("commands, one per line; - for standard input");
    private final Options<String> words = optionalArgument("COMMAND")
            .repeatable("program that gets each line as an argument, at {} or as the last one, without a shell");
    private final Option<Integer> jobs = option("-j", "--jobs").as(Numbers.between(1, MAX_JOBS), "N").variable("TASK_MGMT_MAX_TASKS")
            .text("number of commands to run at once (default: the number of processors)");
    private final Flag nul = flag("-0", "--null").text("lines end with a NUL character instead of a newline");
    private final Option<Path> jobLog = option("--joblog").as(Path::of, "FILE")
            .text("write a job log in GNU parallel's format, a line for each command as it ends; an existing one is replaced");
    private final Flag resume = flag("--resume").text("skip what the job log has, and append to it");
    private final Flag resumeFailed = flag("--resume-failed").text("the same, but run failed commands again");
    private final Option<HaltRule> halt = option("--halt").as(HaltRule::parse, "WHEN,WHY=N")
            .text("start no more once this many fail, succeed or are done: soon,fail=1, soon,fail=10%, now,success=1, now,done=20; now "
                    + "also ends running ones (default: never)");
    private final Flag keepOrder = flag("-k", "--keep-order").text("print outputs in input order");
    private final Flag lineBuffer = flag("--line-buffer", "--lb").text("print output line by line as it comes (default: when the command ends)");
    private final Flag progress = flag("--progress").text("report progress even where standard error is not a terminal: a line for each command that ends");
    private final Flag quiet = flag("--quiet", "-q").text("do not report failed commands or totals");
    private final WorkOptions work = uses(new WorkOptions());
    private final TryOptions tries = uses(new TryOptions());
    private final TurnOptions turn = uses(new TurnOptions("; {} in it is the line, and {#} its number"));
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    BatchCommand() {
        super("batch", "run many commands as tasks, several at a time");
        details("Each line of FILE is run by /bin/sh, as a task of its own: what 'run' records of a command is recorded of each. Blank lines "
                        + "and those that begin with # are passed over. With a COMMAND each line is an argument of it instead, and no shell "
                        + "sees it. Standard input of the commands is empty.",
                "What a command writes is shown when it has ended, its standard output before its standard error. With -o json, jsonl or yaml "
                        + "standard output has the summary, and the output of the commands goes to standard error.",
                "A signal that ends task-mgmt ends the commands with all their descendants: TERM, and KILL when the grace is over or at a "
                        + "second signal. What became of them is recorded, and --resume goes on with the others.",
                "",
                "Exit code: 0 all completed; 1 a command failed; 4 one could not be registered; 2, 5, 6 the input, the logs or the job log cannot be used; 128 and the number "
                        + "of the signal that ended it.");
        examples("task-mgmt batch -j 4 commands.txt", "task-mgmt batch --joblog jobs.log --resume commands.txt",
                "find . -name '*.log' -print0 | task-mgmt batch -0 - -- gzip -9");
    }

    @Override
    public ExitCode run(Session session) {
        throw new IllegalStateException("the status may be a signal's");
    }

    @Override
    public int status(Session session) throws IOException, InterruptedException {
        check();
        long begin = System.nanoTime();
        int slots = jobs.isSet() ? jobs.get() : Runtime.getRuntime().availableProcessors();
        try (InputStream in = input(session);
                JobLog known = openJobLog(session);
                SignalRelay signals = SignalRelay.ending(tries.grace())) {
            JobRequests requests = new JobRequests(work, tries, turn, log.directory(session), session);
            BatchProgress meter = new BatchProgress(session, progress.isSet(), quiet.isSet(), requests, slots);
            meter.expect(file.get().equals(STDIN) ? null : session.workingDirectory().resolve(file.get()), nul.isSet(), words.all());
            OutputBoard board = board(meter, session);
            Batch batch = new Batch(new JobSource(in, nul.isSet(), words.all()), halt.or(HaltRule.NEVER), known, board, signals, tries.grace(), meter);
            Batch.End end = batch.run(slots(slots, requests, board, signals, session), meter::show);
            meter.end();
            BatchDocument document = new BatchDocument(end, meter.results(), Duration.ofNanos(System.nanoTime() - begin));
            show(document, session);
            String signal = end.halted() ? null : signals.ended();
            return signal == null ? code(end, document).number() : ExitStatus.signalled(signal).code();
        } catch (JobSource.BadLineException | JobLog.UnusableException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private ExitCode code(Batch.End end, BatchDocument document) {
        boolean enough = end.halted() && halt.get().reason() == HaltRule.Reason.SUCCESS;
        return end.tally().failed() == 0 || enough ? ExitCode.DONE : document.wasAnyRefused() ? ExitCode.NOT_ALLOWED : ExitCode.NO;
    }

    private void check() {
        turn.check();
        work.check(tries);
        if ((resume.isSet() || resumeFailed.isSet()) && !jobLog.isSet()) {
            throw new UsageException("--resume and --resume-failed go with --joblog");
        }
        if (keepOrder.isSet() && lineBuffer.isSet()) {
            throw new UsageException("--keep-order and --line-buffer exclude each other");
        }
    }

    private InputStream input(Session session) throws IOException {
        return file.get().equals(STDIN) ? new BufferedInputStream(session.in())
                : new BufferedInputStream(Files.newInputStream(session.workingDirectory().resolve(file.get())));
    }

    private @Nullable JobLog openJobLog(Session session) throws IOException {
        if (!jobLog.isSet()) {
            return null;
        }
        JobLog.Resume how = resumeFailed.isSet() ? JobLog.Resume.SUCCEEDED : resume.isSet() ? JobLog.Resume.ENDED : JobLog.Resume.NO;
        return JobLog.open(OutputFile.at(session.workingDirectory().resolve(jobLog.get()), log.directory(session)).inPlace(), how);
    }

    private OutputBoard board(BatchProgress meter, Session session) {
        OutputStream err = session.streams().err();
        OutputStream out = output.format() == Format.TABLE ? session.streams().out() : err;
        OutputBoard.Order order = lineBuffer.isSet() ? OutputBoard.Order.LINES : keepOrder.isSet() ? OutputBoard.Order.INPUT : OutputBoard.Order.ENDED;
        return new OutputBoard(out, err, order, meter::hide);
    }

    private List<TaskSlot> slots(int count, JobRequests requests, OutputBoard board, SignalRelay signals, Session session) {
        Warnings warnings = text -> board.aside(() -> session.err().println(Program.NAME + ": " + Plain.text(text)));
        List<TaskSlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(new TaskSlot(log.writer(session), new SplittableRandom(session.random().nextLong()), session.processes(), signals,
                    session.clock(), requests::of, warnings));
        }
        return slots;
    }

    private void show(BatchDocument document, Session session) throws IOException {
        if (output.format() != Format.TABLE) {
            output.show(document, session);
        } else if (!quiet.isSet() && (session.terminal().stderrIsTerminal() || document.end().tally().failed() > 0) && document.results().size() > 1) {
            session.err().println(Program.NAME + ": " + document.words());
        }
    }
}
