import type { Address } from "viem";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { Todo } from "../../chain/todo.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { isReadFirst, readFirst, todoFlow, verbs } from "./todoFlow.ts";

interface TodoListProps {
  context: FlowContext;
  todos: readonly Todo[];
  /** Whom it waits for; undefined where anyone may do it. */
  account: Address | undefined;
  look?: "primary" | "quiet";
}

/** Things to do, each with its sentence, its clock and the button that does it. */
export function TodoList({ todos, ...rest }: TodoListProps) {
  return (
    <ul className="todos">
      {todos.map((todo) => (
        <TodoItem key={todo.id} todo={todo} {...rest} />
      ))}
    </ul>
  );
}

function TodoItem({ context, todo, account, look = "primary" }: Omit<TodoListProps, "todos"> & { todo: Todo }) {
  const { kind, title, sentence, href } = todo;
  const flow = todoFlow(context, todo, account);
  return (
    <li className="todo">
      <div className="todo-text">
        <p className="todo-title">{kind === "collect" ? title : <Link href={href}>{title}</Link>}</p>
        <p>{sentence}</p>
        <p className="todo-note">
          {flow && kind !== "collect" && !isReadFirst(kind) && `${flow.effect} `}
          <Clock todo={todo} />
        </p>
      </div>
      <div className="todo-action">
        {isReadFirst(kind) ? (
          <ButtonLink to={href}>{readFirst[kind]}</ButtonLink>
        ) : (
          <FlowButton terse flow={flow} title={verbs[kind]} look={look} />
        )}
      </div>
    </li>
  );
}

/** Until when it can be done, or since when it waits. */
function Clock({ todo: { since, until } }: { todo: Todo }) {
  if (until !== undefined) {
    return (
      <>
        Ends <Time at={until} />.
      </>
    );
  }
  return (
    <>
      Waits since <Time at={since} as="date" />.
    </>
  );
}
