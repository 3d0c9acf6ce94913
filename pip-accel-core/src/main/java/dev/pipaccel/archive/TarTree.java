package dev.pipaccel.archive;

import dev.pipaccel.error.ArchiveException;
import dev.pipaccel.fs.FileChanges;
import dev.pipaccel.fs.Links;
import dev.pipaccel.fs.Modes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Builds a directory from the members of a tar file by the rules of PEP 706's data filter: nothing
/// lies, points or is written outside of the directory, only files, directories and links are made,
/// owners and special bits are ignored.
final class TarTree {
  private static final int BUFFER = 64 * 1024;

  private final Path archive;
  private final long packed;
  private final Sandbox sandbox;
  private final boolean strip;
  private final ArchiveLimits limits;
  private final List<Link> links = new ArrayList<>();
  private final byte[] buffer = new byte[BUFFER];
  private String leading = "";
  private long unpacked;
  private long members;

  /// @param strip whether to leave out the folder that all members share
  TarTree(Path archive, Path directory, boolean strip, ArchiveLimits limits) throws IOException {
    this.archive = archive;
    this.packed = Files.size(archive);
    this.sandbox = new Sandbox(directory.toRealPath());
    this.strip = strip;
    this.limits = limits;
  }

  /// Adds a member.
  ///
  /// @param content gives the member's content
  /// @return false if the member lies outside of the folder that the ones before share
  boolean add(TarArchiveEntry member, InputStream content) throws IOException, ArchiveException {
    String name = withoutTrailingSlashes(member.getName());
    if (strip) {
      String first = LeadingFolder.of(name);
      if (first.isEmpty() || (!leading.isEmpty() && !first.equals(leading))) {
        return false;
      }
      leading = first;
      name = LeadingFolder.without(name);
      if (name.isEmpty() && !member.isDirectory()) {
        return false;
      }
    }
    if (++members > limits.entries()) {
      throw invalid(member, "is one too many");
    }
    try {
      place(member, withoutLeadingSlashes(name), content);
    } catch (FileAlreadyExistsException e) {
      throw invalid(member, "is in the way of another or has another in its way");
    }
    return true;
  }

  /// Looks at all symbolic links once more: one that was safe when it was made may have been turned
  /// outside by a later one.
  void finish() throws IOException, ArchiveException {
    for (Link link : links) {
      if (sandbox.resolve(link.name(), link.folder()).isEmpty()) {
        throw new ArchiveException(
            "Invalid archive " + archive + ": a link leads outside of it: " + link.name());
      }
    }
  }

  /// A symbolic link that was made; a later member may have taken its place.
  private record Link(Path folder, String name) {}

  private void place(TarArchiveEntry member, String name, InputStream content)
      throws IOException, ArchiveException {
    int slash = name.lastIndexOf('/');
    String last = name.substring(slash + 1);
    Optional<Path> parent = sandbox.resolve(slash < 0 ? "" : name.substring(0, slash));
    if (parent.isEmpty() || sandbox.resolve(name).isEmpty()) {
      throw invalid(member, "would be unpacked outside of the destination");
    }
    boolean directory = member.isDirectory();
    if (last.isEmpty() || last.equals(".") || last.equals("..")) {
      if (!directory) {
        throw invalid(member, "has no name");
      }
      return;
    }
    Path target = parent.get().resolve(last);
    if (directory) {
      FileChanges.createDirectories(target);
      return;
    }
    switch (member.getLinkFlag()) {
      case TarConstants.LF_OLDNORM,
          TarConstants.LF_NORMAL,
          TarConstants.LF_CONTIG,
          TarConstants.LF_GNUTYPE_SPARSE -> {
        clear(target);
        write(member, content, target);
      }
      case TarConstants.LF_SYMLINK -> placeSymbolicLink(member, parent.get(), target);
      case TarConstants.LF_LINK -> placeHardLink(member, target);
      default -> throw invalid(member, "is a special file");
    }
  }

  private void write(TarArchiveEntry member, InputStream content, Path target)
      throws IOException, ArchiveException {
    try (OutputStream output = FileChanges.createFile(target)) {
      int count;
      while ((count = read(content)) >= 0) {
        output.write(buffer, 0, count);
        unpacked += count;
        if (!limits.allows(packed, unpacked)) {
          throw invalid(member, "makes it too big");
        }
      }
    }
    if ((member.getMode() & Modes.EXECUTE) != 0) {
      FileChanges.setMode(target, Modes.executable());
    }
    FileChanges.setModified(target, member.getLastModifiedTime());
  }

  private int read(InputStream content) throws ArchiveException {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw TarUnpacker.unreadable(archive, e);
    }
  }

  private void placeSymbolicLink(TarArchiveEntry member, Path parent, Path target)
      throws IOException, ArchiveException {
    String text = member.getLinkName();
    if (text.startsWith("/")) {
      throw invalid(member, "is a link to an absolute path");
    }
    if (sandbox.resolve(text, parent).isEmpty()) {
      throw invalid(member, "would link outside of the destination");
    }
    clear(target);
    FileChanges.createSymbolicLink(target, target.getFileSystem().getPath(text));
    links.add(new Link(parent, target.getFileName().toString()));
  }

  /// A link to a member that is missing is left out, as tarfile does.
  private void placeHardLink(TarArchiveEntry member, Path target)
      throws IOException, ArchiveException {
    String text = member.getLinkName();
    if (text.startsWith("/")) {
      throw invalid(member, "is a link to an absolute path");
    }
    if (strip && LeadingFolder.of(text).equals(leading)) {
      text = LeadingFolder.without(text);
    }
    Optional<Path> source = sandbox.resolve(text);
    if (source.isEmpty()) {
      throw invalid(member, "would link outside of the destination");
    }
    if (Files.isRegularFile(source.get(), LinkOption.NOFOLLOW_LINKS)
        && !source.get().equals(target)) {
      clear(target);
      Links.linkOrCopy(source.get(), target);
    }
  }

  /// Makes the folders above a target, and removes what an earlier member of its name has left.
  private static void clear(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      FileChanges.createDirectories(parent);
    }
    boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (exists && !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      FileChanges.delete(target);
    }
  }

  private ArchiveException invalid(TarArchiveEntry member, String reason) {
    return new ArchiveException(
        "Invalid archive "
            + archive
            + ": the member '"
            + SafeEntryName.printable(member.getName())
            + "' "
            + reason);
  }

  private static String withoutTrailingSlashes(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '/') {
      end--;
    }
    return name.substring(0, end);
  }

  private static String withoutLeadingSlashes(String name) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '/') {
      start++;
    }
    return name.substring(start);
  }
}
