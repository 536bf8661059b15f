// What one would write with Node and the package ws: the room's frame is built once and sent to each member.
import { createRequire } from "node:module";

const { WebSocketServer } = createRequire(process.argv[2] + "/")("ws");
const ID = "01956e2b-7c1a-7f3e-9a4d-5b6c7d8e9f01";
const rooms = new Map();

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096, perMessageDeflate: false });
server.on("listening", () => console.log(server.address().port));
server.on("connection", (socket) => {
  let room;
  socket.on("message", (data) => {
    const { type, ref, room: name, text } = JSON.parse(data);
    if (type === "room.join") {
      room = rooms.get(name) ?? { name, seq: 0, members: new Set() };
      rooms.set(name, room);
      room.members.add(socket);
      const answer = { type: "room.joined", ref, room: name, seq: room.seq, messages: [], changes: [] };
      socket.send(JSON.stringify({ ...answer, present: room.members.size }));
    } else if (type === "message.send" && room) {
      const seq = ++room.seq;
      const author = { id: ID, pseudonym: "Bemolane" };
      const at = "2026-11-26T08:00:00.123456Z";
      const frame = JSON.stringify({ type: "message.created", room: room.name, seq, id: ID, author, text, at });
      for (const member of room.members) member.send(frame);
      socket.send(JSON.stringify({ type: "message.accepted", ref, room: room.name, seq, id: ID }));
    }
  });
  socket.on("close", () => room?.members.delete(socket));
});
