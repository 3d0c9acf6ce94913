package dev.pipaccel.index;

import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFile.MetadataFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Files of a kept page, one after the other. Each URL is stored without the page's prefix, as the
/// length of what it shares with the one before and the rest; a SHA-256 takes its 32 bytes, once.
/// Safe for use by several threads.
final class FileBlock {
  private static final int YANKED = 1;
  private static final int METADATA = 2;
  private static final int SIZE = 4;
  private static final int UPLOAD_TIME = 8;
  private static final int SHA256_ONLY = 16;
  private static final int SHA256_IN_URL = 32;

  private static final String SHA256 = "sha256";
  private static final String FRAGMENT = "#sha256=";
  private static final int DIGEST_BYTES = 32;

  private final byte[] content;
  private final int start;
  private final String page;
  private final PageStrings strings;

  /// @param start where the offsets of blocks count from
  /// @param page the URL of the page
  FileBlock(byte[] content, int start, String page, PageStrings strings) {
    this.content = content;
    this.start = start;
    this.page = page;
    this.strings = strings;
  }

  /// A file and its place in the order of the page.
  record Placed(int position, ProjectFile file) {}

  /// Reads the block between two offsets; a negative end means that of the page.
  List<Placed> read(int from, int to) {
    var in = new CompactReader(content, start + from, to < 0 ? content.length : start + to);
    List<Placed> files = new ArrayList<>();
    String rest = "";
    while (!in.atEnd()) {
      int position = in.index();
      rest = rest.substring(0, in.index()) + in.text();
      files.add(new Placed(position, file(in, rest)));
    }
    return files;
  }

  private ProjectFile file(CompactReader in, String rest) {
    int flags = in.index();
    int python = in.index();
    List<Hash> hashes =
        (flags & SHA256_ONLY) != 0
            ? List.of(new Hash(SHA256, in.digits(DIGEST_BYTES)))
            : hashes(in);
    String url = strings.prefix() + rest;
    if ((flags & SHA256_IN_URL) != 0) {
      url += FRAGMENT + hashes.getFirst().digest();
    }
    var link = new Link(url);
    Optional<String> yanked = (flags & YANKED) != 0 ? Optional.of(in.text()) : Optional.empty();
    Optional<MetadataFile> metadata =
        (flags & METADATA) != 0 ? Optional.of(new MetadataFile(hashes(in))) : Optional.empty();
    OptionalLong size = (flags & SIZE) != 0 ? OptionalLong.of(in.number()) : OptionalLong.empty();
    Optional<Instant> uploadTime =
        (flags & UPLOAD_TIME) != 0
            ? Optional.of(Instant.ofEpochSecond(in.number(), in.number()))
            : Optional.empty();
    return new ProjectFile(
        PlainUrl.parse(url).map(PlainUrl::filename).orElseGet(link::filename),
        link,
        hashes,
        strings.python(python),
        yanked,
        metadata,
        size,
        uploadTime,
        page);
  }

  private static List<Hash> hashes(CompactReader in) {
    var hashes = new ArrayList<Hash>(1);
    for (long left = in.number(); left > 0; left--) {
      hashes.add(new Hash(in.text(), in.text()));
    }
    return hashes;
  }

  /// Writes files, which begin a block.
  static final class Writer {
    private final CompactWriter out;
    private final PageStrings.Writer strings;
    private String before = "";

    Writer(CompactWriter out, PageStrings.Writer strings) {
      this.out = out;
      this.strings = strings;
    }

    void write(int position, ProjectFile file) {
      boolean onlySha256 = hasOnlySha256(file);
      String url = file.link().url();
      boolean inUrl = onlySha256 && url.endsWith(FRAGMENT + file.hashes().getFirst().digest());
      int end =
          inUrl
              ? url.length() - FRAGMENT.length() - file.hashes().getFirst().digest().length()
              : url.length();
      String rest = url.substring(strings.prefix().length(), end);
      int shared = CompactWriter.sharedPrefix(before, rest);
      out.number(position);
      out.number(shared);
      out.text(rest.substring(shared));
      before = rest;
      out.number(flags(file) | (onlySha256 ? SHA256_ONLY : 0) | (inUrl ? SHA256_IN_URL : 0));
      out.number(strings.python(file.requiresPython()));
      if (onlySha256) {
        out.digits(file.hashes().getFirst().digest());
      } else {
        hashes(file.hashes());
      }
      file.yanked().ifPresent(out::text);
      file.metadata().ifPresent(metadata -> hashes(metadata.hashes()));
      file.size().ifPresent(out::number);
      if (file.uploadTime().isPresent()) {
        out.number(Math.max(0, file.uploadTime().get().getEpochSecond()));
        out.number(file.uploadTime().get().getNano());
      }
    }

    private static int flags(ProjectFile file) {
      return (file.yanked().isPresent() ? YANKED : 0)
          | (file.metadata().isPresent() ? METADATA : 0)
          | (file.size().isPresent() ? SIZE : 0)
          | (file.uploadTime().isPresent() ? UPLOAD_TIME : 0);
    }

    private static boolean hasOnlySha256(ProjectFile file) {
      return file.hashes().size() == 1 && file.hashes().getFirst().isSha256();
    }

    private void hashes(List<Hash> hashes) {
      out.number(hashes.size());
      for (Hash hash : hashes) {
        out.text(hash.algorithm());
        out.text(hash.digest());
      }
    }
  }
}
