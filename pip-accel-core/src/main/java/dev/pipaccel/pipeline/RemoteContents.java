package dev.pipaccel.pipeline;

import dev.pipaccel.environment.Interpreter;
import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.http.Request;
import dev.pipaccel.http.Response;
import dev.pipaccel.http.Transport;
import dev.pipaccel.http.TransportException;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.process.ProcessRunner;
import dev.pipaccel.requirement.FileContents;
import dev.pipaccel.requirement.TextDecoding;
import org.jspecify.annotations.Nullable;

/// Requirements files on the web. Connections are only made when there is one to read.
final class RemoteContents implements FileContents, AutoCloseable {
  private static final int LIMIT_BYTES = 64 << 20;
  private final RequirementRequest request;
  private final Interpreter interpreter;
  private final ProcessRunner processes;
  private @Nullable Transport transport;

  RemoteContents(RequirementRequest request, Interpreter interpreter, ProcessRunner processes) {
    this.request = request;
    this.interpreter = interpreter;
    this.processes = processes;
  }

  @Override
  public String read(String place, boolean constraint) throws PipAccelException {
    String shown = new Link(place).redacted();
    try (Response response = transport().send(Request.page(place))) {
      if (response.status() >= 400) {
        throw new RequirementsException("Could not open requirements file: " + response.failure());
      }
      return TextDecoding.decode(response.readAll(LIMIT_BYTES), shown);
    } catch (TransportException e) {
      throw new RequirementsException(
          "Could not open requirements file: " + shown + ": " + e.getMessage(), e);
    }
  }

  private Transport transport() throws PipAccelException {
    if (transport == null) {
      transport = Session.transport(request, request.settings(), interpreter, processes);
    }
    return transport;
  }

  @Override
  public void close() {
    if (transport != null) {
      transport.close();
    }
  }
}
