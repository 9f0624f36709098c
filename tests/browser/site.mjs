// The course as its readers get it: built by the program, and served as a host would.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of a host on which the site may stand as well as at the top. */
export const base = "/repo/";

/** Writes a course of `files`, their texts by path, builds it as `build` does, and takes it away with the site. */
export async function buildOf(files, address) {
  const course = await mkdtemp(join(tmpdir(), "seodang-course-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(course, path)), { recursive: true });
    await writeFile(join(course, path), text);
  }
  const site = await build(course, address);
  await rm(course, { recursive: true });
  return site;
}

/** Builds `course` into a new temporary folder; `remove` takes it away again. */
export async function build(course = "course", address = ["--base-url", `https://course.example${base}`]) {
  const folder = await mkdtemp(join(tmpdir(), "seodang-"));
  const program = resolve(root, process.env.SEODANG ?? "target/debug/seodang");
  const options = ["--out", join(folder, "site"), "--cache", join(folder, "cache")];
  await promisify(execFile)(program, ["build", course, ...options, ...address], { cwd: root });
  const remove = () => rm(folder, { recursive: true });
  return { folder: join(folder, "site"), remove };
}

/** Writes a course of these files into a new temporary folder; `remove` takes it away again. */
export async function write(files) {
  const folder = await mkdtemp(join(tmpdir(), "seodang-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder: join(folder, "course"), remove: () => rm(folder, { recursive: true }) };
}

/**
 * Serves `folder` at the top of a local host and below `base`. The policy is strict: what a page
 * may not do is an error in its console.
 */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const below = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1);
    const file = resolve(folder, decodeURIComponent(below), below.endsWith("/") || !below ? "index.html" : "");
    const inside = file.startsWith(folder + sep);
    const found = inside && (await readFile(file).catch(() => undefined));
    const type = found ? types[extname(file)] ?? "text/plain; charset=utf-8" : types[".html"];
    const keep = found && below.startsWith("assets/") ? "max-age=31536000, immutable" : "no-cache";
    const headers = { "content-type": type, "content-security-policy": policy, "cache-control": keep };
    response.writeHead(found ? 200 : 404, headers);
    response.end(found || (await readFile(join(folder, "404.html"))));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

const policy = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "media-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
].join("; ");
