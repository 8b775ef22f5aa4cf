import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import taskmgmt.api.ManagerSettings;
import taskmgmt.api.NewWork;
import taskmgmt.api.ReportedTask;
import taskmgmt.api.TaskContext;
import taskmgmt.api.TaskHandle;
import taskmgmt.api.TaskInfo;
import taskmgmt.api.TaskManager;
import taskmgmt.api.TaskReporter;

// Computes the SHA-256 of files, each as a task of its own, two at a time; a task over all of them reports the progress.
//
//   java -cp 'task-mgmt/lib/*' examples/java/Checksums.java LOGS FILE...
public final class Checksums {
    public static void main(String[] arguments) throws Exception {
        Path logs = Path.of(arguments[0]);
        List<String> files = List.of(arguments).subList(1, arguments.length);
        try (TaskManager manager = TaskManager.open(logs, "checksums", ManagerSettings.usual().withConcurrency(2));
                TaskReporter reporter = TaskReporter.open(logs, "checksums", "batch");
                ReportedTask batch = reporter.start("Hash " + files.size() + " files")) {
            manager.register("sha256", Checksums::sha256);
            manager.start();
            List<TaskHandle> tasks = new ArrayList<>();
            for (String file : files) {
                tasks.add(manager.create(NewWork.titled("Hash " + file).type("sha256").input(Map.of("file", file))));
            }
            int failed = 0;
            for (TaskHandle task : tasks) {
                TaskInfo end = task.await();
                System.out.println(end.succeeded() ? end.output().get("sha256") + "  " + end.input().get("file") : "failed: " + end.error());
                failed += end.succeeded() ? 0 : 1;
                batch.progress(100.0 * (tasks.indexOf(task) + 1) / tasks.size());
            }
            if (failed == 0) {
                batch.complete();
            } else {
                batch.fail(failed + " of " + tasks.size() + " files could not be read");
            }
        }
    }

    private static Map<String, ?> sha256(TaskContext task) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long bytes = 0;
        try (InputStream file = Files.newInputStream(Path.of(String.valueOf(task.input().get("file"))))) {
            byte[] buffer = new byte[1 << 16];
            for (int read = file.read(buffer); read >= 0 && !task.isCancelled(); read = file.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        return Map.of("sha256", HexFormat.of().formatHex(digest.digest()), "bytes", bytes);
    }
}
