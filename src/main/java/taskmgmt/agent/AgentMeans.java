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
     * A program that does a step on its own: Claude Code, Codex, aider, a script. No shell interprets its arguments.
     *
     * @param argv     the program and its arguments
     * @param asArgument whether the prompt is passed as the last argument instead of on standard input
     * @param answer   where the answer is in its output
     */
    record Program(List<String> argv, boolean asArgument, AnswerKeys answer) implements AgentMeans {
        public Program {
            argv = List.copyOf(argv);
        }

        /** A program that gets its prompt on standard input and answers in the format of Claude Code. */
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
     * @param protocol    the protocol of the service
     * @param url         the address up to, but without, {@code /chat/completions} or {@code /messages}
     * @param keyVariable the name of the environment variable that holds the key; null for a service without a key
     * @param streams     whether its answers arrive in pieces
     * @param prices      null if unknown
     * @param system      instructions for the model in addition to those that every model gets; null for none
     */
    record Model(Protocol protocol, String url, String model, @Nullable String keyVariable, boolean streams, @Nullable Prices prices,
            @Nullable String system) implements AgentMeans {
        /** The protocols of model services. */
        public enum Protocol {
            /** Chat completions, as spoken by OpenAI, vLLM, llama.cpp and Ollama. */
            OPENAI,
            /** Messages, as spoken by Anthropic. */
            ANTHROPIC;

            /** The word for it in a file of agents. */
            public String text() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** @throws IllegalArgumentException if it is not a protocol */
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
     * A server that speaks the Model Context Protocol on its standard streams: this agent can do what its tools do.
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
     * Where the answer is in the JSON object that a program writes: key names, separated by dots.
     *
     * @param text         the text of the answer
     * @param cost         in US dollars
     * @param inputTokens  tokens read
     * @param outputTokens tokens written
     * @param failed       true if it failed, whatever its exit code
     */
    record AnswerKeys(String text, String cost, String inputTokens, String outputTokens, String failed) {
        /** The keys of Claude Code. */
        public static final AnswerKeys USUAL = new AnswerKeys("result", "total_cost_usd", "usage.input_tokens", "usage.output_tokens", "is_error");
    }

    /**
     * What a model costs.
     *
     * @param input  US dollars per million tokens read
     * @param output US dollars per million tokens written
     */
    record Prices(Decimal input, Decimal output) {}
}
