package dev.pipaccel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.error.HashMismatchException;
import dev.pipaccel.error.IndexException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.testkit.Fault;
import dev.pipaccel.testkit.LoopbackIndex;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloaderTest {
  private static final int SIZE = 300_000;

  @TempDir Path folder;
  private final TestTransport setup = new TestTransport();
  private final byte[] content = new byte[SIZE];
  private LoopbackIndex server;

  @BeforeEach
  void serve() throws IOException {
    new Random(1).nextBytes(content);
    server = LoopbackIndex.start();
    server.file("/a-1.tar.gz", content);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Hash sha256() throws Exception {
    return Hash.sha256(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private DownloadedFile download(int resumes, Hash... anyOf) throws Exception {
    try (Transport transport = setup.create()) {
      return new Downloader(transport, resumes)
          .download(
              new Link(server.url("/a-1.tar.gz").toString()),
              folder.resolve("a-1.tar.gz"),
              List.of(anyOf),
              OptionalLong.empty(),
              setup.report());
    }
  }

  private void assertNothingIsLeft() throws IOException {
    try (var entries = Files.list(folder)) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  void wholeFileArrivesWithItsDigest() throws Exception {
    DownloadedFile file = download(0, sha256());

    assertThat(file.path()).hasBinaryContent(content);
    assertThat(file.sha256()).isEqualTo(sha256());
    assertThat(file.size()).isEqualTo(SIZE);
    try (var entries = Files.list(folder)) {
      assertThat(entries).containsExactly(file.path());
    }
  }

  @Test
  void oneOfSeveralDigestsIsEnough() throws Exception {
    download(0, new Hash("md5", "00"), new Hash("sha256", "11"), sha256());

    assertThat(folder.resolve("a-1.tar.gz")).exists();
  }

  @Test
  void wrongDigestIsRefusedInPipsWordsAndLeavesNothing() throws Exception {
    Hash wrong = new Hash("sha256", "ab".repeat(32));
    Hash other = new Hash("sha256", "cd".repeat(32));

    assertThatThrownBy(() -> download(0, wrong, other))
        .isInstanceOfSatisfying(
            HashMismatchException.class,
            e ->
                assertThat(e.detail().orElseThrow())
                    .contains("        Expected sha256 " + wrong.digest() + "\n")
                    .contains("        Expected     or " + other.digest() + "\n")
                    .contains("             Got        "))
        .hasMessageStartingWith("THESE PACKAGES DO NOT MATCH THE HASHES");
    assertNothingIsLeft();
  }

  @Test
  void brokenDownloadIsResumed() throws Exception {
    server.fault("/a-1", new Fault.Truncate(100_000), 2);

    DownloadedFile file = download(5, sha256());

    assertThat(file.path()).hasBinaryContent(content);
    assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(server.requests().getLast().header("Range")).isPresent();
    assertThat(setup.report().warnings()).anyMatch(line -> line.contains("Attempting to resume"));
  }

  @Test
  void downloadBeginsAnewWhereRangesAreNotGiven() throws Exception {
    server.ranges(false).fault("/a-1", new Fault.Truncate(100_000), 1);

    assertThat(download(5, sha256()).path()).hasBinaryContent(content);
  }

  @Test
  void downloadThatKeepsBreakingIsGivenUp() throws Exception {
    server.fault("/a-1", new Fault.Truncate(10));

    assertThatThrownBy(() -> download(2))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("not enough bytes");
    assertNothingIsLeft();
  }

  @Test
  void missingFileIsTold() throws Exception {
    server.fault("/a-1", Fault.status(404));

    assertThatThrownBy(() -> download(5))
        .isInstanceOf(IndexException.class)
        .hasMessageStartingWith("HTTP error 404 while getting http://127.0.0.1");
    assertNothingIsLeft();
  }

  @Test
  void passingFailureIsTriedAgain() throws Exception {
    server.fault("/a-1", Fault.status(503), 1);

    assertThat(download(0, sha256()).size()).isEqualTo(SIZE);
  }

  @Test
  void fileOfAnotherSizeIsRefusedWhereNoDigestTells() throws Exception {
    try (Transport transport = setup.create()) {
      var downloader = new Downloader(transport, 0);
      var link = new Link(server.url("/a-1.tar.gz").toString());
      Path target = folder.resolve("a");

      assertThatThrownBy(() ->
              downloader.download(
                  link, target, List.of(), OptionalLong.of(SIZE + 1), setup.report()))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("the index says 300001");
      assertThat(target).doesNotExist();
    }
  }

  @Test
  void localFileIsCopiedAndChecked() throws Exception {
    Path source = Files.write(folder.resolve("b 1.tar.gz"), content);
    var downloader = new Downloader(Transports.offline(), 0);

    DownloadedFile file =
        downloader.download(
            new Link(FileUrls.of(source)),
            folder.resolve("copy"),
            List.of(sha256()),
            OptionalLong.empty(),
            setup.report());

    assertThat(file.path()).hasBinaryContent(content);
    assertThatThrownBy(() ->
            downloader.download(
                new Link(FileUrls.of(folder.resolve("missing"))),
                folder.resolve("none"),
                List.of(),
                OptionalLong.empty(),
                setup.report()))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("missing");
  }
}
