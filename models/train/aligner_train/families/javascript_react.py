"""React: state, effects and keys."""
from ..family import family

family(
    id="react-state-mutation", tag="state-mutation", lang="javascript", group="helpful",
    asks=["add an entry to a list in React state", "update a field of an object in state", "remove an item from the state"],
    forms=[
        ('''
function add(x) {
  <<list>>.push(x);
  set<<Items|List>>(<<list>>);
}
''', '''
function add(x) {
  set<<Items|List>>([...<<list>>, x]);
}
'''),
        ('''
const onChange = (e) => {
  form.<<name|email|city>> = e.target.value;
  setForm(form);
};
''', '''
const onChange = (e) => {
  setForm({ ...form, <<name|email|city>>: e.target.value });
};
'''),
        ('''
const remove = (index) => {
  todos.splice(index, 1);
  setTodos(todos);
};
''', '''
const remove = (index) => {
  setTodos(todos.filter((_, i) => i !== index));
};
'''),
        ('''
function reducer(state, action) {
  if (action.type !== "<<toggle|check>>") return state;
  state.done = !state.done;
  return state;
}
''', '''
function reducer(state, action) {
  if (action.type !== "<<toggle|check>>") return state;
  return { ...state, done: !state.done };
}
'''),
        ('''
<button onClick={() => setRows(rows.sort((a, b) => a.<<price|age>> - b.<<price|age>>))}>
  Sort
</button>;
''', '''
<button onClick={() => setRows([...rows].sort((a, b) => a.<<price|age>> - b.<<price|age>>))}>
  Sort
</button>;
'''),
        ('''
class <<cls>> extends React.Component {
  state = { <<count|clicks>>: 0 };

  onClick = () => {
    this.state.<<count|clicks>>++;
    this.forceUpdate();
  };
}
''', '''
class <<cls>> extends React.Component {
  state = { <<count|clicks>>: 0 };

  onClick = () => {
    this.setState((s) => ({ <<count|clicks>>: s.<<count|clicks>> + 1 }));
  };
}
'''),
        ('''
setUsers((users) => {
  users[0].<<active|online>> = true;
  return users;
});
''', '''
setUsers((users) => {
  return users.map((u, i) => (i === 0 ? { ...u, <<active|online>>: true } : u));
});
'''),
    ],
    twins=[
        '''
const add = (x) => set<<Items|List>>((all) => [...all, x]);
''',
        '''
const countRef = useRef(0);
countRef.current += 1;
''',
        '''
const rows = [];
for (const x of <<list>>) rows.push(<li key={x.id}>{x.name}</li>);
return <ul>{rows}</ul>;
''',
        '''
setTodos((todos) => todos.map((t) => (t.id === id ? { ...t, done: !t.done } : t)));
''',
    ],
)

family(
    id="react-effect-deps", tag="effect-deps", lang="javascript", group="helpful",
    asks=["load data in a React component", "react to a changed prop in an effect", "fetch the <<var>> when the id changes"],
    forms=[
        ('''
useEffect(() => {
  load<<User|Order|Post>>(id).then(set<<User|Order|Post>>, setError);
}, []);
''', '''
useEffect(() => {
  load<<User|Order|Post>>(id).then(set<<User|Order|Post>>, setError);
}, [id]);
'''),
        ('''
useEffect(() => {
  load<<Users|Posts>>()
    .then((all) => setAll(all))
    .catch((err) => setError(err));
});
''', '''
useEffect(() => {
  load<<Users|Posts>>()
    .then((all) => setAll(all))
    .catch((err) => setError(err));
}, []);
'''),
        ('''
function Search({ query }) {
  const [hits, setHits] = useState([]);

  useEffect(() => {
    search(query).then(setHits, console.error);
  }, []);

  return <p>{hits.length} hits</p>;
}
''', '''
function Search({ query }) {
  const [hits, setHits] = useState([]);

  useEffect(() => {
    search(query).then(setHits, console.error);
  }, [query]);

  return <p>{hits.length} hits</p>;
}
'''),
        ('''
const filtered = useMemo(() => <<list>>.filter((x) => x.name.includes(term)), [<<list>>]);
''', '''
const filtered = useMemo(() => <<list>>.filter((x) => x.name.includes(term)), [<<list>>, term]);
'''),
        ('''
const onSave = useCallback(() => {
  save({ id, text });
}, [id]);
''', '''
const onSave = useCallback(() => {
  save({ id, text });
}, [id, text]);
'''),
        ('''
useEffect(() => {
  document.title = `${unread} new <<messages|orders>>`;
}, [document.title]);
''', '''
useEffect(() => {
  document.title = `${unread} new <<messages|orders>>`;
}, [unread]);
'''),
        ('''
export function Timer({ seconds, onEnd }) {
  useEffect(() => {
    const id = setTimeout(onEnd, seconds * 1000);
    return () => clearTimeout(id);
  }, []);

  return <span>{seconds}</span>;
}
''', '''
export function Timer({ seconds, onEnd }) {
  useEffect(() => {
    const id = setTimeout(onEnd, seconds * 1000);
    return () => clearTimeout(id);
  }, [seconds, onEnd]);

  return <span>{seconds}</span>;
}
'''),
    ],
    twins=[
        '''
useEffect(() => {
  track("<<page|view>>");
}, []);
''',
        '''
useEffect(() => {
  const controller = new AbortController();
  fetch(`/api/<<users|posts>>/${id}`, { signal: controller.signal })
    .then((res) => (res.ok ? res.json() : Promise.reject(new Error(`HTTP ${res.status}`))))
    .then(setData)
    .catch((err) => {
      if (err.name !== "AbortError") setError(err);
    });
  return () => controller.abort();
}, [id]);
''',
        '''
const total = useMemo(() => <<list>>.reduce((a, x) => a + x.count, 0), [<<list>>]);
''',
    ],
)

family(
    id="react-stale-state", tag="stale-state", lang="javascript", group="helpful",
    asks=["count clicks in React", "update the state several times", "use the new state after setting it"],
    forms=[
        ('''
const addThree = () => {
  setCount(count + 1);
  setCount(count + 1);
  setCount(count + 1);
};
''', '''
const addThree = () => {
  setCount((c) => c + 1);
  setCount((c) => c + 1);
  setCount((c) => c + 1);
};
'''),
        ('''
useEffect(() => {
  const id = setInterval(() => set<<Seconds|Ticks>>(<<seconds|ticks>> + 1), 1000);
  return () => clearInterval(id);
}, []);
''', '''
useEffect(() => {
  const id = setInterval(() => set<<Seconds|Ticks>>((s) => s + 1), 1000);
  return () => clearInterval(id);
}, []);
'''),
        ('''
function onSelect(value) {
  setSelected(value);
  <<save|send|track>>(selected);
}
''', '''
function onSelect(value) {
  setSelected(value);
  <<save|send|track>>(value);
}
'''),
        ('''
onClick = () => {
  this.setState({ count: this.state.count + 1 });
  this.setState({ count: this.state.count + 1 });
};
''', '''
onClick = () => {
  this.setState((s) => ({ count: s.count + 1 }));
  this.setState((s) => ({ count: s.count + 1 }));
};
'''),
        ('''
socket.on("<<message|chat>>", (m) => {
  setMessages([...messages, m]);
});
''', '''
socket.on("<<message|chat>>", (m) => {
  setMessages((all) => [...all, m]);
});
'''),
        ('''
const onPage = (n) => {
  setPage(n);
  load<<Rows|Items>>(page);
};
''', '''
const onPage = (n) => {
  setPage(n);
  load<<Rows|Items>>(n);
};
'''),
        ('''
async function loadMore() {
  const more = await fetchPage(cursor);
  setItems(items.concat(more.items));
}
''', '''
async function loadMore() {
  const more = await fetchPage(cursor);
  setItems((old) => old.concat(more.items));
}
'''),
    ],
    twins=[
        '''
<button onClick={() => setOpen(!open)}>{open ? "Close" : "Open"}</button>;
''',
        '''
setCount((c) => c + 1);
''',
        '''
function onChange(e) {
  setName(e.target.value);
  validate(e.target.value);
}
''',
    ],
)

family(
    id="react-missing-key", tag="list-key", lang="javascript", group="helpful", unseen=True,
    asks=["render the <<list>> as a list in React", "show table rows in React", "build the options of a select"],
    forms=[
        ('''
<ul>
  {<<list>>.map((x) => (
    <li>{x.<<name|title>>}</li>
  ))}
</ul>;
''', '''
<ul>
  {<<list>>.map((x) => (
    <li key={x.id}>{x.<<name|title>>}</li>
  ))}
</ul>;
'''),
        ('''
function Rows({ rows }) {
  return rows.map((r) => (
    <tr>
      <td>{r.id}</td>
      <td>{r.<<name|total>>}</td>
    </tr>
  ));
}
''', '''
function Rows({ rows }) {
  return rows.map((r) => (
    <tr key={r.id}>
      <td>{r.id}</td>
      <td>{r.<<name|total>>}</td>
    </tr>
  ));
}
'''),
        ('''
return todos.map((t) => <Todo todo={t} onDelete={() => remove(t.id)} />);
''', '''
return todos.map((t) => <Todo key={t.id} todo={t} onDelete={() => remove(t.id)} />);
'''),
        ('''
const cards = <<list>>.map((x) => (
  <Card key={Math.random()} title={x.<<name|title>>} />
));
''', '''
const cards = <<list>>.map((x) => (
  <Card key={x.id} title={x.<<name|title>>} />
));
'''),
        ('''
const options = <<list>>.map((o) => <option value={o.value}>{o.label}</option>);
return <select>{options}</select>;
''', '''
const options = <<list>>.map((o) => <option key={o.value} value={o.value}>{o.label}</option>);
return <select>{options}</select>;
'''),
        ('''
<tbody>
  {groups.map((g) => (
    <>
      <tr><th>{g.name}</th></tr>
      <tr><td>{g.count}</td></tr>
    </>
  ))}
</tbody>;
''', '''
import { Fragment } from "react";

<tbody>
  {groups.map((g) => (
    <Fragment key={g.id}>
      <tr><th>{g.name}</th></tr>
      <tr><td>{g.count}</td></tr>
    </Fragment>
  ))}
</tbody>;
'''),
    ],
    twins=[
        '''
const names = <<list>>.map((x) => x.name);
return <p>{names.join(", ")}</p>;
''',
        '''
return <ul>{<<list>>.map((x) => <li key={x.id}>{x.name}</li>)}</ul>;
''',
        '''
return (
  <>
    <Header />
    <Main />
  </>
);
''',
    ],
)
