package taskmgmt.agent;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** How an agent is run. */
public sealed interface AgentMeans {
    /** The word for it in files and lists. */
    String kind();

    /**
     * A program that does a step on its own: Claude Code, Codex, aider, a script. No shell reads its words.
     *
     * @param argv     the program and its arguments
     * @param asArgument whether the prompt is its last argument, and not its standard input
     * @param answer   where in its output the answer is
     */
    record Program(List<String> argv, boolean asArgument, AnswerKeys answer) implements AgentMeans {
        public Program {
            argv = List.copyOf(argv);
        }

        /** One that gets its prompt on its standard input, and answers as Claude Code does. */
        public static Program of(String... argv) {
            return new Program(List.of(argv), false, AnswerKeys.USUAL);
        }

        @Override
        public String kind() {
            return "command";
        }
    }

    /**
     * A model behind a service.
     *
     * @param protocol    what the service speaks
     * @param url         up to and without {@code /chat/completions} or {@code /messages}
     * @param keyVariable the name of the variable of the environment with the key; null for a service without one
     * @param streams     whether its answers come in pieces
     * @param prices      null where they are not known
     * @param system      what the model is told first, besides what every one is told; null for nothing
     */
    record Model(Protocol protocol, String url, String model, @Nullable String keyVariable, boolean streams, @Nullable Prices prices,
            @Nullable String system) implements AgentMeans {
        /** What services of models speak. */
        public enum Protocol {
            /** Chat completions, as OpenAI, vLLM, llama.cpp and Ollama speak them. */
            OPENAI,
            /** Messages, as Anthropic speaks them. */
            ANTHROPIC;

            /** The word for it in a file of agents. */
            public String text() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** @throws IllegalArgumentException where it is none */
            public static Protocol parse(String text) {
                return switch (text) {
                    case "openai" -> OPENAI;
                    case "anthropic" -> ANTHROPIC;
                    default -> throw new IllegalArgumentException("'" + text + "' is neither openai nor anthropic");
                };
            }
        }

        @Override
        public String kind() {
            return "model";
        }
    }

    /**
     * A server that speaks the Model Context Protocol on its standard streams: its tools are what this agent can do.
     *
     * @param argv the program and its arguments
     */
    record McpServer(List<String> argv) implements AgentMeans {
        public McpServer {
            argv = List.copyOf(argv);
        }

        @Override
        public String kind() {
            return "mcp";
        }
    }

    /**
     * Where an answer is in the object of JSON that a program writes: names with dots between them.
     *
     * @param text         what it says
     * @param cost         in US dollars
     * @param inputTokens  that it read
     * @param outputTokens that it wrote
     * @param failed       true where it failed, whatever its exit code
     */
    record AnswerKeys(String text, String cost, String inputTokens, String outputTokens, String failed) {
        /** As Claude Code has them. */
        public static final AnswerKeys USUAL = new AnswerKeys("result", "total_cost_usd", "usage.input_tokens", "usage.output_tokens", "is_error");
    }

    /**
     * What a model costs.
     *
     * @param input  US dollars for a million tokens that it reads
     * @param output the same for those that it writes
     */
    record Prices(Decimal input, Decimal output) {}
}
