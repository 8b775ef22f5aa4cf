package taskmgmt.serve.route;

import taskmgmt.serve.gate.Confinement;
import taskmgmt.serve.gate.HostCheck;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import taskmgmt.access.Role;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.serve.Call;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.RouteTable;
import taskmgmt.serve.figure.ServerFigures;
import taskmgmt.store.DeniedException;
import taskmgmt.store.write.LogPresence;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

class ServiceTest {
    private final List<String> reported = new ArrayList<>();
    private final ServerState state = new ServerState(() -> 0, new ServerFigures(false, InstantSource.system()), new LogPresence(Path.of("nowhere")));

    private interface Failing {
        Response answer() throws IOException;
    }

    private Service service(Failing failing) {
        Route route = Route.get("/fail", "fail", "fail", List.of(), (Call _) -> failing.answer());
        Route open = Route.get("/livez", "livez", "live", List.of(), _ -> Response.empty(200)).open();
        return new Service(new Repeated(Path.of("nowhere"), new RoutesTest.NoReadings()), state, new RouteTable(List.of(route, open)), _ -> new Caller("k", Role.VIEWER), new HostCheck(List.of("Here")),
                new Confinement(_ -> null), (_, _, _, _) -> { }, (_, _, _) -> null, answered -> reported.add(answered.response().status() + " " + answered.requestId() + " " + answered.failure()), new SplittableRandom(1));
    }

    private static Request request(String path, String... headers) {
        return new Request("GET", path, "", headers.length == 0 ? Map.of("Host", List.of("here:80")) : Map.of("Host", List.of("here"), headers[0], List.of(headers[1])),
                new byte[0], "");
    }

    private Response answer(Exception failure) {
        return service(() -> {
            if (failure instanceof IOException io) {
                throw io;
            }
            throw failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
        }).answer(request("/fail"));
    }

    @Test
    void everyFailureIsAProblemOfItsStatus() {
        assertThat(answer(new RefusedException(Refusal.INVALID, "x")).status()).isEqualTo(400);
        assertThat(answer(new RefusedException(Refusal.NOT_FOUND, "x")).status()).isEqualTo(404);
        assertThat(answer(new RefusedException(Refusal.NOT_ALLOWED, "x")).status()).isEqualTo(409);
        assertThat(answer(new DeniedException("x")).status()).isEqualTo(403);
        assertThat(answer(new LogUnwritableException("x")).status()).isEqualTo(507);
        assertThat(answer(new NoSuchFileException("x")).status()).isEqualTo(404);
        assertThat(answer(new LogBusyException("x"))).satisfies(busy -> {
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.headers()).containsEntry("Retry-After", "1");
        });
        assertThat(answer(new LogDamagedException("line 3")).text()).contains("The log is damaged", "line 3", "doctor");
        assertThat(reported).hasSize(8).allMatch(line -> line.endsWith(" null"));
    }

    @Test
    void whatNobodyExpectsTellsNothingOfItselfButAName() {
        Response response = answer(new IllegalStateException("secret detail"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.text()).doesNotContain("secret", "IllegalState", "at taskmgmt");
        String id = response.headers().get("X-Request-Id");
        assertThat(response.text()).contains("\"correlation_id\": \"" + id + "\"");
        assertThat(reported).containsExactly("500 " + id + " java.lang.IllegalStateException: secret detail");
    }

    @Test
    void aRequestKeepsTheNameThatItsClientGaveIfItCanStandInALog() {
        Service service = service(() -> Response.empty(200));

        assertThat(service.answer(request("/fail", "X-Request-Id", "req-1.a_B")).headers()).containsEntry("X-Request-Id", "req-1.a_B");
        for (String bad : List.of("a b", "a\nb", "x".repeat(65), "")) {
            assertThat(service.answer(request("/fail", "X-Request-Id", bad)).headers().get("X-Request-Id")).matches("[0-9a-f]{16}");
        }
    }

    @Test
    void aServerThatIsAboutToEndBeginsNothing() {
        Service service = service(() -> Response.empty(200));
        state.stop();

        Response response = service.answer(request("/fail"));
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "1");
        assertThat(service.answer(request("/livez")).status()).isEqualTo(200);
    }
}
