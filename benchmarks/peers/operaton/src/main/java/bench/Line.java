package bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.task.Task;

/**
 * Completes the user tasks of a line, one transaction each, history "full", in one thread. Only the
 * completing is timed, not the query that finds the next task.
 * Arguments: model, process key, JDBC URL, user, password, cases, rounds. Prints one JSON object
 * with the medians over the rounds of microseconds per completed task, wall and process CPU.
 */
public final class Line {
  public static void main(String[] args) throws Exception {
    String key = args[1];
    int cases = Integer.parseInt(args[5]);
    int rounds = Integer.parseInt(args[6]);
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(args[2]);
    configuration.setJdbcUsername(args[3]);
    configuration.setJdbcPassword(args[4]);
    configuration.setJdbcDriver(
        args[2].startsWith("jdbc:h2") ? "org.h2.Driver" : "org.postgresql.Driver");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setEnforceHistoryTimeToLive(false);
    ProcessEngine engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment()
        .addInputStream("line.bpmn", Files.newInputStream(Path.of(args[0]))).deploy();
    for (int i = 0; i < 3; i++) {
      run(engine, key, cases); // the just-in-time compiler warms up on the same work
    }
    double[] wall = new double[rounds];
    double[] cpu = new double[rounds];
    int steps = 0;
    for (int i = 0; i < rounds; i++) {
      nanos = 0;
      cpuNanos = 0;
      steps = run(engine, key, cases);
      wall[i] = nanos / 1000.0 / steps;
      cpu[i] = cpuNanos / 1000.0 / steps;
    }
    Arrays.sort(wall);
    Arrays.sort(cpu);
    System.out.printf(java.util.Locale.ROOT,
        "{\"engine\": \"operaton\", \"steps\": %d, \"wall_us\": %.1f, \"cpu_us\": %.1f}%n",
        steps, wall[rounds / 2], cpu[rounds / 2]);
    engine.close();
  }

  private static long nanos;
  private static long cpuNanos;

  private static long cpuTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static int run(ProcessEngine engine, String key, int cases) {
    int steps = 0;
    for (int i = 0; i < cases; i++) {
      String id = engine.getRuntimeService()
          .startProcessInstanceByKey(key, Map.of("amount", 150, "status", "open")).getId();
      while (true) {
        Task task = engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
        if (task == null) {
          break;
        }
        long cpuBefore = cpuTime();
        long before = System.nanoTime();
        engine.getTaskService().complete(task.getId(), Map.of("amount", 150 + steps));
        nanos += System.nanoTime() - before;
        cpuNanos += cpuTime() - cpuBefore;
        steps++;
      }
    }
    return steps;
  }

  private Line() {}
}
